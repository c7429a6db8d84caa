//! The project's own vocabularies. Each is closed for a
//! version of the crate and can grow in the next. Vocabularies of the Digital Services Act are in
//! [`dsa`](super::dsa).

use super::macros::vocabulary;

vocabulary! {
    /// The kind of service of a platform.
    ///
    /// ```
    /// assert_eq!("messaging".parse(), Ok(moderation_record::PlatformKind::Messaging));
    /// ```
    pub enum PlatformKind {
        /// Messages between people, often with channels and groups.
        Messaging = "messaging",
        /// Profiles, connections and posts.
        SocialNetwork = "social_network",
        /// Public videos.
        VideoSharing = "video_sharing",
        /// Short public posts.
        Microblog = "microblog",
        /// Discussion threads.
        Forum = "forum",
        /// Team chat, often on self-hosted servers.
        TeamChat = "team_chat",
        /// Storage of files or texts for sharing.
        FileHosting = "file_hosting",
        /// App store.
        AppStore = "app_store",
        /// Search and many other services of one provider.
        Search = "search",
    }
}

vocabulary! {
    /// The surface of a platform on which something happens or to which a rule applies.
    ///
    /// ```
    /// use moderation_record::Surface;
    /// assert!(Surface::PrivateChat.is_private());
    /// assert!(!Surface::PublicChannel.is_private());
    /// ```
    pub enum Surface {
        /// Channel that anyone can find and read.
        PublicChannel = "public_channel",
        /// Channel for invited members.
        PrivateChannel = "private_channel",
        /// Group, open or closed.
        Group = "group",
        /// Group that anyone can find and join.
        PublicGroup = "public_group",
        /// Group for invited members.
        PrivateGroup = "private_group",
        /// Messages between a few people; direct messages.
        PrivateChat = "private_chat",
        /// Private chat with end-to-end encryption, if that is a separate mode.
        SecretChat = "secret_chat",
        /// Profile of a person, with name and picture; the account itself.
        Profile = "profile",
        /// Public page of an organization, brand or cause; not a web page.
        Page = "page",
        /// Post in a feed.
        Post = "post",
        /// Comment or reply.
        Comment = "comment",
        /// Story or status: a post that disappears after a time.
        Story = "story",
        /// Live video or audio with an audience.
        Livestream = "livestream",
        /// Uploaded video with its title and description.
        Video = "video",
        /// Voice or video call.
        Call = "call",
        /// Automated account.
        Bot = "bot",
        /// Paid message.
        Ad = "ad",
        /// Sticker sets and similar.
        Sticker = "sticker",
        /// Server run by users or organizations, or a community with rooms.
        Server = "server",
        /// Room of a federated network.
        Room = "room",
        /// Hosted workspace of a team.
        Workspace = "workspace",
        /// Community, in the platform's own sense.
        Community = "community",
        /// Page of an event.
        Event = "event",
        /// Stored or shared files.
        FileStorage = "file_storage",
        /// Offers of goods and services.
        Marketplace = "marketplace",
        /// Links to other sites.
        ExternalLink = "external_link",
        /// Conduct outside the service.
        OffPlatform = "off_platform",
        /// The entire service, if the rule states that.
        AllStated = "all_stated",
    }
}

vocabulary! {
    /// The kind of an organization.
    ///
    /// ```
    /// assert_eq!("law_enforcement".parse(), Ok(moderation_record::OrganizationKind::LawEnforcement));
    /// ```
    pub enum OrganizationKind {
        /// Company.
        Company = "company",
        /// Foundation.
        Foundation = "foundation",
        /// Government.
        Government = "government",
        /// Ministry.
        Ministry = "ministry",
        /// Regulator.
        Regulator = "regulator",
        /// Police body.
        LawEnforcement = "law_enforcement",
        /// Public prosecutor.
        Prosecutor = "prosecutor",
        /// Court.
        Court = "court",
        /// Intelligence or security service.
        IntelligenceAgency = "intelligence_agency",
        /// News organization.
        NewsOrganization = "news_organization",
        /// Service that monitors media and groups.
        MonitoringService = "monitoring_service",
        /// University, institute or research project.
        ResearchBody = "research_body",
        /// Association or non-governmental organization.
        CivilSociety = "civil_society",
        /// Body founded by companies of the industry.
        IndustryBody = "industry_body",
        /// Intergovernmental body.
        Intergovernmental = "intergovernmental",
        /// Group that states or the United Nations list as terrorist.
        DesignatedGroup = "designated_group",
        /// Loose movement without one organization.
        Movement = "movement",
    }
}

vocabulary! {
    /// The kind of a source.
    ///
    /// ```
    /// assert_eq!("news_article".parse(), Ok(moderation_record::SourceKind::NewsArticle));
    /// ```
    pub enum SourceKind {
        /// News article.
        NewsArticle = "news_article",
        /// Copy of an article by another publisher.
        NewsRepublication = "news_republication",
        /// Public post.
        SocialMediaPost = "social_media_post",
        /// Press release.
        PressRelease = "press_release",
        /// Policy document of a platform.
        PlatformDocument = "platform_document",
        /// Statement of a platform on a subject.
        PlatformStatement = "platform_statement",
        /// Document of a public authority.
        GovernmentDocument = "government_document",
        /// Document of a court.
        CourtDocument = "court_document",
        /// Report or paper by researchers.
        ResearchReport = "research_report",
        /// Dataset.
        Dataset = "dataset",
        /// Encyclopedia.
        Encyclopedia = "encyclopedia",
        /// Blog post.
        BlogPost = "blog_post",
    }
}

vocabulary! {
    /// The stance of a rule on its area.
    ///
    /// ```
    /// use moderation_record::Stance;
    /// assert!(Stance::Silent.needs_search());
    /// assert!(!Stance::Prohibits.needs_search());
    /// ```
    pub enum Stance {
        /// Prohibits it.
        Prohibits = "prohibits",
        /// Allows it within limits: an age gate, a label, lower reach, some places only.
        Restricts = "restricts",
        /// Requires users to do something: to disclose, label or verify.
        Requires = "requires",
        /// Asks users not to do it, without a ban.
        Discourages = "discourages",
        /// Allows it.
        Permits = "permits",
        /// Prohibits what the law of a country prohibits.
        DefersToLaw = "defers_to_law",
        /// The document was read and does not mention it.
        Silent = "silent",
        /// A search found no policy.
        NoInformation = "no_information",
    }
}

vocabulary! {
    /// The kind of document that states a policy.
    ///
    /// ```
    /// assert_eq!("terms_of_service".parse(), Ok(moderation_record::DocumentKind::TermsOfService));
    /// ```
    pub enum DocumentKind {
        /// Terms of service.
        TermsOfService = "terms_of_service",
        /// Community rules.
        CommunityGuidelines = "community_guidelines",
        /// Privacy policy.
        PrivacyPolicy = "privacy_policy",
        /// Questions and answers.
        Faq = "faq",
        /// Help page.
        HelpPage = "help_page",
        /// Guidelines for authorities.
        LawEnforcementGuidelines = "law_enforcement_guidelines",
        /// Page or report on enforcement.
        TransparencyPage = "transparency_page",
        /// Rules for advertising.
        AdvertisingPolicy = "advertising_policy",
        /// Code of conduct.
        CodeOfConduct = "code_of_conduct",
        /// Public statement of the platform or its founder.
        PublicStatement = "public_statement",
        /// Assessment of the platform's documents by others.
        ThirdPartyAssessment = "third_party_assessment",
    }
}

vocabulary! {
    /// A procedure that a rule regulates: how rules are enforced, not what content is allowed.
    ///
    /// ```
    /// assert_eq!("appeal".parse(), Ok(moderation_record::Procedure::Appeal));
    /// ```
    pub enum Procedure {
        /// Scope: where and to whom the rules apply.
        Scope = "scope",
        /// Detection: how breaches are found.
        Detection = "detection",
        /// Reporting: how people can report a breach.
        Reporting = "reporting",
        /// Review: who assesses content and decides.
        Review = "review",
        /// Notice: how affected users and reporters are informed.
        Notice = "notice",
        /// Appeal: how a decision can be contested.
        Appeal = "appeal",
        /// Sanctions: what the platform does after a breach of any rule.
        Sanctions = "sanctions",
        /// Referral: what the platform passes to authorities on its own initiative.
        Referral = "referral",
        /// Disclosure: what the platform gives to authorities at their request.
        Disclosure = "disclosure",
        /// Minimum ages.
        Age = "age",
        /// Transparency: what the platform publishes about enforcement.
        Transparency = "transparency",
        /// Labelling: what is labelled.
        Labelling = "labelling",
        /// Verification: what is verified.
        Verification = "verification",
        /// User tools: what users can do themselves.
        UserTools = "user_tools",
        /// How the platform handles requests by governments to remove content.
        GovernmentTakedown = "government_takedown",
    }
}

vocabulary! {
    /// The kind of a platform's commitment.
    ///
    /// ```
    /// assert_eq!("gifct_member".parse(), Ok(moderation_record::CommitmentKind::GifctMember));
    /// ```
    pub enum CommitmentKind {
        /// Publishes reports on enforcement.
        TransparencyReport = "transparency_report",
        /// Publishes reports on terrorist content specifically.
        TerrorismReport = "terrorism_report",
        /// Shares hashes of known content with others.
        HashSharing = "hash_sharing",
        /// Member of the Global Internet Forum to Counter Terrorism.
        GifctMember = "gifct_member",
        /// Gives priority to reports of trusted flaggers.
        TrustedFlaggers = "trusted_flaggers",
        /// Handles referrals of Europol's EU Internet Referral Unit.
        EuropolReferrals = "europol_referrals",
        /// Takes part in the EU Internet Forum.
        EuInternetForum = "eu_internet_forum",
        /// Takes part in a protocol for ongoing incidents.
        IncidentProtocol = "incident_protocol",
        /// Works with an organization against child sexual abuse.
        ChildSafetyPartnership = "child_safety_partnership",
        /// Works with a state body against terrorist content.
        GovernmentPartnership = "government_partnership",
    }
}

vocabulary! {
    /// What an action was applied to.
    ///
    /// ```
    /// assert_eq!("channel".parse(), Ok(moderation_record::Target::Channel));
    /// ```
    pub enum Target {
        /// Accounts.
        Account = "account",
        /// Automated accounts.
        Bot = "bot",
        /// Channels.
        Channel = "channel",
        /// Groups.
        Group = "group",
        /// Communities.
        Community = "community",
        /// Pages.
        Page = "page",
        /// Posts and messages.
        Post = "post",
        /// Videos.
        Video = "video",
        /// Pieces of content of any kind.
        Item = "item",
        /// Web addresses.
        Url = "url",
        /// An entire platform.
        Platform = "platform",
        /// An app in an app store.
        App = "app",
        /// A website.
        Website = "website",
        /// Servers.
        Server = "server",
        /// Domain names.
        Domain = "domain",
    }
}

vocabulary! {
    /// How the target of an action was discovered.
    ///
    /// ```
    /// assert_eq!("user_report".parse(), Ok(moderation_record::Discovery::UserReport));
    /// ```
    pub enum Discovery {
        /// The platform's own search.
        OwnInitiative = "own_initiative",
        /// The platform's automated tools.
        AutomatedDetection = "automated_detection",
        /// Reports by users.
        UserReport = "user_report",
        /// Reports by researchers.
        ResearcherReport = "researcher_report",
        /// Reports by associations.
        CivilSocietyReport = "civil_society_report",
        /// Reports by trusted flaggers, which have priority.
        TrustedFlagger = "trusted_flagger",
        /// Referrals by police bodies.
        LawEnforcementReferral = "law_enforcement_referral",
        /// Requests by other authorities.
        GovernmentRequest = "government_request",
        /// Questions or reports by the press.
        Press = "press",
        /// Court orders.
        CourtOrder = "court_order",
    }
}

vocabulary! {
    /// The kind of a response.
    ///
    /// ```
    /// assert_eq!("silence".parse(), Ok(moderation_record::ResponseKind::Silence));
    /// ```
    pub enum ResponseKind {
        /// Made a public statement.
        Statement = "statement",
        /// Gave no answer that a search could find.
        Silence = "silence",
        /// Refused what was asked.
        Refusal = "refusal",
        /// Did what was asked, or took part.
        Cooperation = "cooperation",
        /// Changed a policy.
        PolicyChange = "policy_change",
        /// Restored what had been removed.
        Reinstatement = "reinstatement",
        /// Went to court.
        LegalChallenge = "legal_challenge",
        /// Asked users to report.
        CallForReports = "call_for_reports",
        /// Moved to another platform.
        Displacement = "displacement",
        /// Changed behaviour on the same platform.
        Adaptation = "adaptation",
        /// Assessed what happened.
        Assessment = "assessment",
        /// Predicted what would happen.
        Forecast = "forecast",
        /// Criticised what happened.
        Criticism = "criticism",
    }
}

vocabulary! {
    /// The kind of an event.
    ///
    /// ```
    /// assert_eq!("attack".parse(), Ok(moderation_record::EventKind::Attack));
    /// ```
    pub enum EventKind {
        /// Attack.
        Attack = "attack",
        /// Police operation.
        LawEnforcementOperation = "law_enforcement_operation",
        /// Court ruling.
        CourtRuling = "court_ruling",
        /// New or amended law.
        Legislation = "legislation",
        /// Step in legal proceedings.
        LegalProceeding = "legal_proceeding",
        /// Arrest.
        Arrest = "arrest",
        /// Loss of territory.
        TerritorialLoss = "territorial_loss",
        /// Outage or end of activity.
        Outage = "outage",
        /// Announcement.
        Announcement = "announcement",
        /// Research publication.
        ResearchReport = "research_report",
        /// Meeting.
        Meeting = "meeting",
        /// New function or tool.
        CapabilityLaunch = "capability_launch",
    }
}

impl Surface {
    /// Whether content on this surface is visible only to selected people. Also `false` if it depends, as for groups.
    #[must_use]
    #[inline]
    pub const fn is_private(self) -> bool {
        matches!(self, Self::PrivateChannel | Self::PrivateGroup | Self::PrivateChat | Self::SecretChat | Self::Call)
    }
}

impl Stance {
    /// Whether the stance results from a search, so that a record must state what was searched.
    #[must_use]
    #[inline]
    pub const fn needs_search(self) -> bool {
        matches!(self, Self::Silent | Self::NoInformation)
    }
}
