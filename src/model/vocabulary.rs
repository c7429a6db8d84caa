//! The project's own vocabularies: the words with which records classify. Each is closed for a
//! version of the crate and may grow with the next. Vocabularies of the Digital Services Act are in
//! [`dsa`](super::dsa).

use super::macros::vocabulary;

vocabulary! {
    /// What kind of service a platform is.
    ///
    /// ```
    /// assert_eq!("messaging".parse(), Ok(moderation_record::PlatformKind::Messaging));
    /// ```
    pub enum PlatformKind {
        /// Messages between people, and often channels and groups.
        Messaging = "messaging",
        /// Profiles, connections and posts.
        SocialNetwork = "social_network",
        /// Videos for anyone to see.
        VideoSharing = "video_sharing",
        /// Short public posts.
        Microblog = "microblog",
        /// Threads of discussion.
        Forum = "forum",
        /// Chat for teams, often on servers of their own.
        TeamChat = "team_chat",
        /// Files or texts kept for sharing.
        FileHosting = "file_hosting",
        /// Apps for download.
        AppStore = "app_store",
        /// Search and many other services under one name.
        Search = "search",
    }
}

vocabulary! {
    /// Where on a platform something happens or a rule applies.
    ///
    /// ```
    /// use moderation_record::Surface;
    /// assert!(Surface::PrivateChat.is_private());
    /// assert!(!Surface::PublicChannel.is_private());
    /// ```
    pub enum Surface {
        /// Channel that anyone can find and read.
        PublicChannel = "public_channel",
        /// Channel for those invited.
        PrivateChannel = "private_channel",
        /// Group, open or closed.
        Group = "group",
        /// Group that anyone can find and join.
        PublicGroup = "public_group",
        /// Group for those invited.
        PrivateGroup = "private_group",
        /// Messages between a few people; direct messages.
        PrivateChat = "private_chat",
        /// Private chat with end-to-end encryption where that is a mode of its own.
        SecretChat = "secret_chat",
        /// A person's page, with name and picture; the account itself.
        Profile = "profile",
        /// Public page of an organization, brand or cause.
        Page = "page",
        /// Post in a feed.
        Post = "post",
        /// Comment or reply.
        Comment = "comment",
        /// Post that vanishes after a time; status.
        Story = "story",
        /// Live video or audio for an audience.
        Livestream = "livestream",
        /// Uploaded video with its title and description.
        Video = "video",
        /// Voice or video call.
        Call = "call",
        /// Automated account.
        Bot = "bot",
        /// Paid message.
        Ad = "ad",
        /// Stickers and similar sets.
        Sticker = "sticker",
        /// Server that users or organizations run, or a community with rooms.
        Server = "server",
        /// Room of a federated network.
        Room = "room",
        /// Workspace hosted for a team.
        Workspace = "workspace",
        /// Community as the platform calls it.
        Community = "community",
        /// Page of an event.
        Event = "event",
        /// Stored and shared files.
        FileStorage = "file_storage",
        /// Offers of goods and services.
        Marketplace = "marketplace",
        /// Links that lead elsewhere.
        ExternalLink = "external_link",
        /// Conduct outside of the service.
        OffPlatform = "off_platform",
        /// Everywhere on the service, where the rule says so.
        AllStated = "all_stated",
    }
}

vocabulary! {
    /// What kind of organization it is.
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
        /// Service that watches media and groups.
        MonitoringService = "monitoring_service",
        /// University, institute or research project.
        ResearchBody = "research_body",
        /// Association or non-governmental organization.
        CivilSociety = "civil_society",
        /// Body that companies of the branch founded.
        IndustryBody = "industry_body",
        /// Body of several states.
        Intergovernmental = "intergovernmental",
        /// Group that states or the United Nations list as terrorist.
        DesignatedGroup = "designated_group",
        /// Loose movement without one organization.
        Movement = "movement",
    }
}

vocabulary! {
    /// What kind of source it is.
    ///
    /// ```
    /// assert_eq!("news_article".parse(), Ok(moderation_record::SourceKind::NewsArticle));
    /// ```
    pub enum SourceKind {
        /// News article.
        NewsArticle = "news_article",
        /// Copy of another publisher's article.
        NewsRepublication = "news_republication",
        /// Public post.
        SocialMediaPost = "social_media_post",
        /// Press release.
        PressRelease = "press_release",
        /// A platform's own policy document.
        PlatformDocument = "platform_document",
        /// A platform's statement on a matter.
        PlatformStatement = "platform_statement",
        /// Document of an authority.
        GovernmentDocument = "government_document",
        /// Document of a court.
        CourtDocument = "court_document",
        /// Report or paper of researchers.
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
    /// What a policy says of its area.
    ///
    /// ```
    /// use moderation_record::Stance;
    /// assert!(Stance::Silent.needs_search());
    /// assert!(!Stance::Prohibits.needs_search());
    /// ```
    pub enum Stance {
        /// Forbids it.
        Prohibits = "prohibits",
        /// Allows it within limits: an age gate, a label, lower reach, some places only.
        Restricts = "restricts",
        /// Makes something a duty of users: to disclose, label or verify.
        Requires = "requires",
        /// Asks users not to, without a ban.
        Discourages = "discourages",
        /// Allows it.
        Permits = "permits",
        /// Forbids what a country's law forbids.
        DefersToLaw = "defers_to_law",
        /// The document was read and says nothing of it.
        Silent = "silent",
        /// A policy was looked for and none was found.
        NoInformation = "no_information",
    }
}

vocabulary! {
    /// In what kind of document a policy is stated.
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
        /// Rules for advertisers.
        AdvertisingPolicy = "advertising_policy",
        /// Code of conduct.
        CodeOfConduct = "code_of_conduct",
        /// What the platform or its founder said in public.
        PublicStatement = "public_statement",
        /// What others found in the platform's documents.
        ThirdPartyAssessment = "third_party_assessment",
    }
}

vocabulary! {
    /// Procedure that a rule regulates: how rules are enforced, rather than what content is allowed.
    ///
    /// ```
    /// assert_eq!("appeal".parse(), Ok(moderation_record::Procedure::Appeal));
    /// ```
    pub enum Procedure {
        /// Where and to whom the rules apply.
        Scope = "scope",
        /// How breaches are found.
        Detection = "detection",
        /// How anyone can report a breach.
        Reporting = "reporting",
        /// Who assesses and decides.
        Review = "review",
        /// How those concerned are told.
        Notice = "notice",
        /// How they can object.
        Appeal = "appeal",
        /// What follows a breach of any rule.
        Sanctions = "sanctions",
        /// What goes to authorities on the platform's own motion.
        Referral = "referral",
        /// What goes to authorities at their request.
        Disclosure = "disclosure",
        /// Minimum ages.
        Age = "age",
        /// What is published on enforcement.
        Transparency = "transparency",
        /// What is labelled.
        Labelling = "labelling",
        /// What is verified.
        Verification = "verification",
        /// What users can do themselves.
        UserTools = "user_tools",
        /// How requests of governments to remove content are handled.
        GovernmentTakedown = "government_takedown",
    }
}

vocabulary! {
    /// What a platform has committed itself to.
    ///
    /// ```
    /// assert_eq!("gifct_member".parse(), Ok(moderation_record::CommitmentKind::GifctMember));
    /// ```
    pub enum CommitmentKind {
        /// Publishes reports on enforcement.
        TransparencyReport = "transparency_report",
        /// Publishes reports on terrorist content in particular.
        TerrorismReport = "terrorism_report",
        /// Shares digital fingerprints of known content with others.
        HashSharing = "hash_sharing",
        /// Member of the Global Internet Forum to Counter Terrorism.
        GifctMember = "gifct_member",
        /// Gives priority to reports of chosen bodies.
        TrustedFlaggers = "trusted_flaggers",
        /// Handles referrals of Europol's EU Internet Referral Unit.
        EuropolReferrals = "europol_referrals",
        /// Takes part in the EU Internet Forum.
        EuInternetForum = "eu_internet_forum",
        /// Takes part in a protocol for live incidents.
        IncidentProtocol = "incident_protocol",
        /// Works with a body against child sexual abuse.
        ChildSafetyPartnership = "child_safety_partnership",
        /// Works with a state's body against terrorist content.
        GovernmentPartnership = "government_partnership",
    }
}

vocabulary! {
    /// What an action was directed at.
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
        /// Pieces of content of whatever kind.
        Item = "item",
        /// Web addresses.
        Url = "url",
        /// A platform as a whole.
        Platform = "platform",
        /// An app in a store.
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
    /// How what was acted on came to notice.
    ///
    /// ```
    /// assert_eq!("user_report".parse(), Ok(moderation_record::Discovery::UserReport));
    /// ```
    pub enum Discovery {
        /// The platform's own search.
        OwnInitiative = "own_initiative",
        /// The platform's automated tools.
        AutomatedDetection = "automated_detection",
        /// Reports of users.
        UserReport = "user_report",
        /// Reports of researchers.
        ResearcherReport = "researcher_report",
        /// Reports of associations.
        CivilSocietyReport = "civil_society_report",
        /// Reports of bodies that have priority.
        TrustedFlagger = "trusted_flagger",
        /// Referrals of police bodies.
        LawEnforcementReferral = "law_enforcement_referral",
        /// Requests of other authorities.
        GovernmentRequest = "government_request",
        /// Questions or reports of the press.
        Press = "press",
        /// Orders of a court.
        CourtOrder = "court_order",
    }
}

vocabulary! {
    /// In what way someone responded.
    ///
    /// ```
    /// assert_eq!("silence".parse(), Ok(moderation_record::ResponseKind::Silence));
    /// ```
    pub enum ResponseKind {
        /// Said something in public.
        Statement = "statement",
        /// Said nothing where someone looked for an answer.
        Silence = "silence",
        /// Refused what was asked.
        Refusal = "refusal",
        /// Did what was asked, or joined in.
        Cooperation = "cooperation",
        /// Changed a policy.
        PolicyChange = "policy_change",
        /// Put back what had been removed.
        Reinstatement = "reinstatement",
        /// Went to court.
        LegalChallenge = "legal_challenge",
        /// Asked users to report.
        CallForReports = "call_for_reports",
        /// Moved to another platform.
        Displacement = "displacement",
        /// Changed ways on the same platform.
        Adaptation = "adaptation",
        /// Judged what happened.
        Assessment = "assessment",
        /// Said what would happen.
        Forecast = "forecast",
        /// Found fault.
        Criticism = "criticism",
    }
}

vocabulary! {
    /// What kind of event it is.
    ///
    /// ```
    /// assert_eq!("attack".parse(), Ok(moderation_record::EventKind::Attack));
    /// ```
    pub enum EventKind {
        /// Attack.
        Attack = "attack",
        /// Operation of police bodies.
        LawEnforcementOperation = "law_enforcement_operation",
        /// Ruling of a court.
        CourtRuling = "court_ruling",
        /// Law made or changed.
        Legislation = "legislation",
        /// Step in a proceeding.
        LegalProceeding = "legal_proceeding",
        /// Arrest.
        Arrest = "arrest",
        /// Loss of territory.
        TerritorialLoss = "territorial_loss",
        /// Falling silent or failing.
        Outage = "outage",
        /// Announcement.
        Announcement = "announcement",
        /// Publication of research.
        ResearchReport = "research_report",
        /// Meeting.
        Meeting = "meeting",
        /// New function or tool.
        CapabilityLaunch = "capability_launch",
    }
}

impl Surface {
    /// Whether only chosen people see what happens there. `false` also where it depends, as for groups.
    #[must_use]
    #[inline]
    pub const fn is_private(self) -> bool {
        matches!(self, Self::PrivateChannel | Self::PrivateGroup | Self::PrivateChat | Self::SecretChat | Self::Call)
    }
}

impl Stance {
    /// Whether the stance is the outcome of a search, so that a record must say what was searched.
    #[must_use]
    #[inline]
    pub const fn needs_search(self) -> bool {
        matches!(self, Self::Silent | Self::NoInformation)
    }
}
