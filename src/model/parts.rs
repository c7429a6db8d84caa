//! Parts of a rule: the typed facts that comparative studies use, each with the words that state it.

use super::macros::{part, record, vocabulary};
use super::{Citation, Country, Duration, Measure, Span, Text};

record! {
    /// The parts of one version of a rule, by kind. A part is present if the rule states it, or states that there is
    /// none. A part that the rule does not mention is omitted.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let versions = dataset().policies().iter().flat_map(|policy| policy.versions());
    /// assert!(versions.filter_map(|version| version.parts()).any(|parts| !parts.exceptions().is_empty()));
    /// ```
    pub struct Parts {
        /// Justification: why the rule exists.
        list justification: Statement,
        /// Definitions of the terms that the rule uses.
        list definition: Definition,
        /// Examples of what the rule covers.
        list examples: Statement,
        /// Exceptions: what the rule does not cover, such as news or satire.
        list exceptions: Exception,
        /// Sanctions: what the platform does after a breach.
        list sanctions: Sanction,
        /// Detection: how breaches are found.
        list detection: Detection,
        /// Reporting: how people can report a breach.
        list reporting: Reporting,
        /// Review: who assesses content and decides.
        list review: Review,
        /// Notice: how affected users and reporters are informed.
        list notice: Notice,
        /// Appeal: how a decision can be contested.
        list appeal: Appeal,
        /// Referral: what the platform passes to authorities on its own initiative.
        list referral: Referral,
        /// Disclosure: what the platform gives to authorities at their request.
        list disclosure: Disclosure,
        /// Minimum ages.
        list age: Age,
        /// Transparency: what the platform publishes about enforcement.
        list transparency: Transparency,
        /// Labelling: what is labelled, and by whom.
        list labelling: Statement,
        /// Verification: what is verified, and by whom.
        list verification: Statement,
        /// User tools: what users can do themselves, such as blocking or filtering.
        list user_tools: Statement,
        /// Scope: where and to whom the rules apply.
        list scope: Statement,
    }
}

impl Parts {
    /// Returns the common fields of every part, in the order of the kinds.
    #[must_use]
    #[inline]
    pub fn each(&self) -> Vec<Stated<'_>> {
        let mut all = Vec::new();
        self.justification.iter().for_each(|part| all.push(part.stated(Part::Justification)));
        self.definition.iter().for_each(|part| all.push(part.stated(Part::Definition)));
        self.examples.iter().for_each(|part| all.push(part.stated(Part::Examples)));
        self.exceptions.iter().for_each(|part| all.push(part.stated(Part::Exceptions)));
        self.sanctions.iter().for_each(|part| all.push(part.stated(Part::Sanctions)));
        self.detection.iter().for_each(|part| all.push(part.stated(Part::Detection)));
        self.reporting.iter().for_each(|part| all.push(part.stated(Part::Reporting)));
        self.review.iter().for_each(|part| all.push(part.stated(Part::Review)));
        self.notice.iter().for_each(|part| all.push(part.stated(Part::Notice)));
        self.appeal.iter().for_each(|part| all.push(part.stated(Part::Appeal)));
        self.referral.iter().for_each(|part| all.push(part.stated(Part::Referral)));
        self.disclosure.iter().for_each(|part| all.push(part.stated(Part::Disclosure)));
        self.age.iter().for_each(|part| all.push(part.stated(Part::Age)));
        self.transparency.iter().for_each(|part| all.push(part.stated(Part::Transparency)));
        self.labelling.iter().for_each(|part| all.push(part.stated(Part::Labelling)));
        self.verification.iter().for_each(|part| all.push(part.stated(Part::Verification)));
        self.user_tools.iter().for_each(|part| all.push(part.stated(Part::UserTools)));
        self.scope.iter().for_each(|part| all.push(part.stated(Part::Scope)));
        // Parts of one kind are adjacent.
        for at in 1..all.len() {
            if all[at].part == all[at - 1].part {
                all[at].place = all[at - 1].place + 1;
            }
        }
        all
    }

    /// Whether a part of this kind is present.
    #[must_use]
    #[inline]
    pub fn has(&self, part: Part) -> bool {
        self.each().iter().any(|stated| stated.part == part)
    }
}

/// The fields that every part has, without its typed facts.
///
/// ```
/// use moderation_record::{Part, dataset};
/// let versions = dataset().policies().iter().flat_map(|policy| policy.versions());
/// let parts = versions.filter_map(|version| version.parts()).flat_map(|parts| parts.each());
/// assert!(parts.filter(|part| part.part == Part::Notice).count() > 10);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Stated<'a> {
    /// The kind of part.
    pub part: Part,
    /// Its zero-based index among the version's parts of this kind.
    pub place: usize,
    /// Whether the rule states this part or states that there is none.
    pub says: Says,
    /// How binding the wording is.
    pub modality: Option<Modality>,
    /// The countries in which it applies; empty if it applies worldwide.
    pub applies_in: &'a [Country],
    /// A paraphrase of what it states, where the typed facts do not cover everything.
    pub detail: Option<&'a Text>,
    /// The words that state it, as spans in the base text.
    pub at: &'a [Span],
    /// Citations that support it, for a part that `at` does not prove.
    pub evidence: &'a [Citation],
}

part! {
    /// A part with no typed facts of its own.
    pub struct Statement {
        /// Who does it, if the rule states that.
        list by: Doer,
    }
}

part! {
    /// The meaning of a term: a closed definition, or a list of protected traits.
    pub struct Definition {
        /// The traits that the rule protects.
        list traits: Trait,
        /// The traits that the rule protects only in some cases.
        list conditional_traits: Trait,
        /// The lists of designated groups or persons that the definition relies on.
        list designations: Designation,
    }
}

part! {
    /// An exception: something that the rule does not cover.
    pub struct Exception {
        /// The purposes or contexts that are excepted.
        list kinds: ExceptionKind,
    }
}

part! {
    /// A sanction: one measure that can follow a breach.
    pub struct Sanction {
        /// The measure; `unspecified` if the rule does not name one.
        copy measure: Measure,
        /// What the measure is applied to.
        list on: Object,
        /// The kind of breach that leads to the measure.
        maybe_copy trigger: Trigger,
        /// The number of breaches that leads to the measure, if the rule states one.
        maybe_copy number: u32,
        /// The period within which breaches are counted.
        maybe_copy within: Duration,
        /// The duration of the measure.
        maybe_copy lasts: Duration,
    }
}

part! {
    /// Detection: how breaches are found.
    pub struct Detection {
        /// The means that are used.
        list by: Method,
        /// The content and data that are searched.
        list material: Material,
        /// Whether content under end-to-end encryption is searched too.
        maybe_copy encrypted: YesNo,
    }
}

part! {
    /// A way in which breaches can be reported.
    pub struct Reporting {
        /// Who can report a breach.
        list who: Doer,
        /// The kinds of content or accounts that can be reported.
        list on: Object,
        /// The channels through which a report can be made.
        list channels: Channel,
        /// Whether a report can be anonymous.
        maybe_copy anonymous: YesNo,
    }
}

part! {
    /// Review: who assesses content and decides.
    pub struct Review {
        /// The means that are used.
        list by: Method,
        /// Whether the review takes place before or after publication.
        maybe_copy timing: Timing,
        /// The criteria that the review considers.
        list criteria: Criterion,
    }
}

part! {
    /// Notice: how affected users and reporters are informed.
    pub struct Notice {
        /// Who receives the notice.
        list to: Recipient,
        /// The decisions of which notice is given.
        list of: Decision,
        /// Whether the notice comes before or after the decision.
        maybe_copy timing: Timing,
        /// Whether the notice gives reasons.
        maybe_copy reasons: YesNo,
    }
}

part! {
    /// An appeal: a way to contest a decision.
    pub struct Appeal {
        /// The decisions that can be contested.
        list of: Decision,
        /// The time limit for an appeal.
        maybe_copy deadline: Duration,
        /// The number of appeals that are possible.
        maybe_copy attempts: u32,
        /// The time within which the platform answers.
        maybe_copy answer: Duration,
        /// Who decides the appeal.
        list decided_by: Method,
        /// Whether a body outside the platform can review the decision.
        maybe_copy outside_body: YesNo,
    }
}

part! {
    /// Referral: what the platform passes to authorities on its own initiative.
    pub struct Referral {
        /// The authorities that receive it.
        list to: Authority,
    }
}

part! {
    /// Disclosure: what the platform gives to authorities at their request.
    pub struct Disclosure {
        /// The legal bases on which data are disclosed.
        list on: LegalBasis,
        /// Whether the platform informs the user.
        maybe_copy user_told: YesNo,
    }
}

part! {
    /// A minimum age.
    pub struct Age {
        /// The minimum age, in years.
        maybe_copy minimum: u32,
        /// What the minimum age applies to: `account`, or `content` that only older users can see.
        list on: Object,
        /// Whether parents must consent.
        maybe_copy parental_consent: YesNo,
    }
}

part! {
    /// Transparency: what the platform publishes about enforcement.
    pub struct Transparency {
        /// The subjects that it reports on.
        list of: Published,
        /// The interval between publications.
        maybe_copy every: Duration,
    }
}

vocabulary! {
    /// Whether a rule states a part or states that there is none.
    ///
    /// ```
    /// assert_eq!("denies".parse(), Ok(moderation_record::Says::Denies));
    /// ```
    pub enum Says {
        /// The rule states the part.
        States = "states",
        /// The rule states that there is no such part, or that it does not apply.
        Denies = "denies",
        /// The document was read and does not mention it. Only records of the first edition use this word.
        NotStated = "not_stated",
    }
}

vocabulary! {
    /// How binding the wording of a part is.
    ///
    /// ```
    /// assert_eq!("reserves_right".parse(), Ok(moderation_record::Modality::ReservesRight));
    /// ```
    pub enum Modality {
        /// Obligation: "must", "is required to".
        Must = "must",
        /// Statement: "will", or a plain present such as "we remove".
        Will = "will",
        /// Permission: "may", "can".
        May = "may",
        /// Discretion: "reserves the right to".
        ReservesRight = "reserves_right",
        /// Effort: "aims to", "makes reasonable efforts to".
        Aims = "aims",
    }
}

vocabulary! {
    /// Yes or no, where a rule states one of them.
    ///
    /// ```
    /// assert_eq!("yes".parse(), Ok(moderation_record::YesNo::Yes));
    /// ```
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

vocabulary! {
    /// The kind of breach that leads to a sanction.
    ///
    /// ```
    /// assert_eq!("severe".parse(), Ok(moderation_record::Trigger::Severe));
    /// ```
    pub enum Trigger {
        /// Any breach.
        Any = "any",
        /// The first breach.
        First = "first",
        /// A severe breach, even a single one.
        Severe = "severe",
        /// Repeated breaches; `after` contains their number if the rule states it.
        Repeated = "repeated",
        /// A pattern of conduct, or an account dedicated to breaches.
        Pattern = "pattern",
        /// Borderline content, close to a breach.
        Borderline = "borderline",
    }
}

vocabulary! {
    /// What a sanction, a report or an age limit applies to.
    ///
    /// ```
    /// assert_eq!("account".parse(), Ok(moderation_record::Object::Account));
    /// ```
    pub enum Object {
        /// Piece of content.
        Content = "content",
        /// Account, profile or page, and its owner.
        Account = "account",
        /// Channel.
        Channel = "channel",
        /// Group, server, room or community.
        Group = "group",
        /// Message in a private space.
        Message = "message",
        /// Function of the service.
        Feature = "feature",
        /// Money: payments, advertising revenue, purchases.
        Money = "money",
        /// Link to another site.
        ExternalLink = "external_link",
        /// The service as a whole.
        Service = "service",
    }
}

vocabulary! {
    /// Protected trait.
    ///
    /// ```
    /// assert_eq!("religion".parse(), Ok(moderation_record::Trait::Religion));
    /// ```
    pub enum Trait {
        /// Race or skin colour.
        Race = "race",
        /// Ethnicity.
        Ethnicity = "ethnicity",
        /// National origin or nationality.
        Nationality = "nationality",
        /// Immigration status.
        ImmigrationStatus = "immigration_status",
        /// Religion or belief.
        Religion = "religion",
        /// Caste.
        Caste = "caste",
        /// Sex.
        Sex = "sex",
        /// Gender.
        Gender = "gender",
        /// Gender identity.
        GenderIdentity = "gender_identity",
        /// Sexual orientation.
        SexualOrientation = "sexual_orientation",
        /// Disability.
        Disability = "disability",
        /// Serious disease.
        SeriousDisease = "serious_disease",
        /// Age.
        Age = "age",
        /// Veteran status.
        VeteranStatus = "veteran_status",
        /// Victims of major violent events and their families.
        VictimsOfViolentEvents = "victims_of_violent_events",
        /// Language.
        Language = "language",
        /// Appearance, such as weight.
        Appearance = "appearance",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// Social or economic status.
        SocialStatus = "social_status",
        /// Occupation.
        Occupation = "occupation",
        /// Political opinion or affiliation.
        PoliticalOpinion = "political_opinion",
        /// Another trait.
        Other = "other",
    }
}

vocabulary! {
    /// List of designated groups or persons that a definition relies on.
    ///
    /// ```
    /// assert_eq!("united_nations".parse(), Ok(moderation_record::Designation::UnitedNations));
    /// ```
    pub enum Designation {
        /// List of the United Nations Security Council.
        UnitedNations = "united_nations",
        /// List of the European Union.
        EuropeanUnion = "european_union",
        /// Foreign terrorist organizations of the United States.
        UnitedStatesFto = "united_states_fto",
        /// List of the United Kingdom.
        UnitedKingdom = "united_kingdom",
        /// List of the platform's own.
        Own = "own",
        /// Another list.
        Other = "other",
    }
}

vocabulary! {
    /// Purpose or context that a rule excepts.
    ///
    /// ```
    /// assert_eq!("satire".parse(), Ok(moderation_record::ExceptionKind::Satire));
    /// ```
    pub enum ExceptionKind {
        /// News reporting.
        News = "news",
        /// Raising awareness.
        Awareness = "awareness",
        /// Education.
        Education = "education",
        /// Documentary work.
        Documentary = "documentary",
        /// Science and research.
        Science = "science",
        /// Art and fiction.
        Art = "art",
        /// Satire.
        Satire = "satire",
        /// Humour.
        Humour = "humour",
        /// Condemnation of what is shown or quoted.
        Condemnation = "condemnation",
        /// Counter-speech.
        CounterSpeech = "counter_speech",
        /// Self-reference, or use in an empowering way.
        SelfReference = "self_reference",
        /// Consent of the people shown or affected.
        Consent = "consent",
        /// Criticism of ideas or institutions.
        CriticismOfIdeas = "criticism_of_ideas",
        /// Political debate.
        PoliticalDebate = "political_debate",
        /// Religious debate.
        ReligiousDebate = "religious_debate",
        /// Public interest.
        PublicInterest = "public_interest",
        /// Personal experience.
        PersonalExperience = "personal_experience",
        /// Conduct of states.
        StateActors = "state_actors",
        /// Medicine and health.
        Medical = "medical",
        /// History.
        Historical = "historical",
        /// What the law requires or allows.
        LegalRequirement = "legal_requirement",
        /// Another exception.
        Other = "other",
    }
}

vocabulary! {
    /// The means by which something is found, assessed or decided.
    ///
    /// ```
    /// assert_eq!("hash_matching".parse(), Ok(moderation_record::Method::HashMatching));
    /// ```
    pub enum Method {
        /// Automated means.
        Automated = "automated",
        /// Hash matching: comparison with digital fingerprints of known material.
        HashMatching = "hash_matching",
        /// People who work for the platform.
        People = "people",
        /// Users, including moderators of groups.
        Users = "users",
        /// Trusted flaggers and partners.
        TrustedFlaggers = "trusted_flaggers",
        /// Authorities.
        Authorities = "authorities",
        /// An independent body.
        IndependentBody = "independent_body",
    }
}

vocabulary! {
    /// Content or data that detection searches.
    ///
    /// ```
    /// assert_eq!("private_messages".parse(), Ok(moderation_record::Material::PrivateMessages));
    /// ```
    pub enum Material {
        /// Public content.
        Public = "public",
        /// Private messages.
        PrivateMessages = "private_messages",
        /// Messages that a user has reported.
        ReportedMessages = "reported_messages",
        /// Metadata and behaviour.
        Metadata = "metadata",
        /// Profiles: names, pictures, descriptions.
        Profile = "profile",
        /// Stored files.
        Files = "files",
    }
}

vocabulary! {
    /// Who does something under a rule.
    ///
    /// ```
    /// assert_eq!("anyone".parse(), Ok(moderation_record::Doer::Anyone));
    /// ```
    pub enum Doer {
        /// The platform.
        Platform = "platform",
        /// Users.
        Users = "users",
        /// Anyone, with an account or without.
        Anyone = "anyone",
        /// Affected people and their representatives.
        Affected = "affected",
        /// Rights holders.
        RightsHolders = "rights_holders",
        /// Trusted flaggers and partners.
        TrustedFlaggers = "trusted_flaggers",
        /// Authorities.
        Authorities = "authorities",
        /// People who run a group, server or channel.
        Moderators = "moderators",
        /// Advertisers.
        Advertisers = "advertisers",
        /// Fact-checkers.
        FactCheckers = "fact_checkers",
    }
}

vocabulary! {
    /// Channel through which a report is made.
    ///
    /// ```
    /// assert_eq!("in_app".parse(), Ok(moderation_record::Channel::InApp));
    /// ```
    pub enum Channel {
        /// Function in the app or site, next to the content.
        InApp = "in_app",
        /// Web form.
        Form = "form",
        /// E-mail.
        Email = "email",
        /// Bot of the platform.
        Bot = "bot",
        /// Postal mail.
        Post = "post",
        /// Telephone.
        Phone = "phone",
        /// Portal for authorities.
        AuthorityPortal = "authority_portal",
    }
}

vocabulary! {
    /// Before or after the publication (of a review) or the decision (of a notice).
    ///
    /// ```
    /// assert_eq!("before".parse(), Ok(moderation_record::Timing::Before));
    /// ```
    pub enum Timing {
        /// Before.
        Before = "before",
        /// After.
        After = "after",
    }
}

vocabulary! {
    /// Criterion that a review considers.
    ///
    /// ```
    /// assert_eq!("context".parse(), Ok(moderation_record::Criterion::Context));
    /// ```
    pub enum Criterion {
        /// Context.
        Context = "context",
        /// Intent.
        Intent = "intent",
        /// Severity.
        Severity = "severity",
        /// Likelihood of harm.
        Likelihood = "likelihood",
        /// Earlier breaches.
        Repetition = "repetition",
        /// Reach: the size of the audience.
        Reach = "reach",
        /// Newsworthiness.
        Newsworthiness = "newsworthiness",
        /// Public interest.
        PublicInterest = "public_interest",
        /// Local law.
        LocalLaw = "local_law",
    }
}

vocabulary! {
    /// Recipient of a notice.
    ///
    /// ```
    /// assert_eq!("affected".parse(), Ok(moderation_record::Recipient::Affected));
    /// ```
    pub enum Recipient {
        /// The user affected by the decision.
        Affected = "affected",
        /// The person who reported the content.
        Reporter = "reporter",
    }
}

vocabulary! {
    /// Decision that a notice announces or that can be contested.
    ///
    /// ```
    /// assert_eq!("removal".parse(), Ok(moderation_record::Decision::Removal));
    /// ```
    pub enum Decision {
        /// Removal of content.
        Removal = "removal",
        /// Restriction of content or features.
        Restriction = "restriction",
        /// Suspension of an account.
        Suspension = "suspension",
        /// Termination of an account.
        Termination = "termination",
        /// Warning or strike.
        Strike = "strike",
        /// Disclosure of data to an authority.
        DataDisclosure = "data_disclosure",
        /// Decision on a report, including the decision to do nothing.
        ReportOutcome = "report_outcome",
        /// Any decision.
        Any = "any",
    }
}

vocabulary! {
    /// Authority that receives a referral.
    ///
    /// ```
    /// assert_eq!("police".parse(), Ok(moderation_record::Authority::Police));
    /// ```
    pub enum Authority {
        /// Police and prosecutors.
        Police = "police",
        /// National Center for Missing & Exploited Children.
        Ncmec = "ncmec",
        /// Europol.
        Europol = "europol",
        /// Emergency services.
        EmergencyServices = "emergency_services",
        /// Another authority or hotline.
        Other = "other",
    }
}

vocabulary! {
    /// Basis on which data are disclosed to an authority.
    ///
    /// ```
    /// assert_eq!("court_order".parse(), Ok(moderation_record::LegalBasis::CourtOrder));
    /// ```
    pub enum LegalBasis {
        /// Subpoena.
        Subpoena = "subpoena",
        /// Court order.
        CourtOrder = "court_order",
        /// Search warrant.
        Warrant = "warrant",
        /// Emergency with danger to life or limb.
        Emergency = "emergency",
        /// Request to preserve data.
        Preservation = "preservation",
        /// Another legal request.
        LegalRequest = "legal_request",
        /// The platform's own judgement.
        OwnJudgement = "own_judgement",
    }
}

vocabulary! {
    /// Subject of a report on enforcement.
    ///
    /// ```
    /// assert_eq!("removals".parse(), Ok(moderation_record::Published::Removals));
    /// ```
    pub enum Published {
        /// Removals of content.
        Removals = "removals",
        /// Suspensions and terminations of accounts.
        Accounts = "accounts",
        /// Requests by authorities for data.
        DataRequests = "data_requests",
        /// Requests by authorities for removal.
        RemovalRequests = "removal_requests",
        /// Appeals and their outcomes.
        Appeals = "appeals",
        /// Terrorist content.
        TerroristContent = "terrorist_content",
        /// Child sexual abuse material.
        ChildSexualAbuse = "child_sexual_abuse",
    }
}

vocabulary! {
    /// Kind of part of a rule that comparative studies use.
    ///
    /// ```
    /// assert_eq!("appeal".parse(), Ok(moderation_record::Part::Appeal));
    /// ```
    pub enum Part {
        /// Justification: why the rule exists.
        Justification = "justification",
        /// Definitions of the terms that the rule uses.
        Definition = "definition",
        /// Examples of what the rule covers.
        Examples = "examples",
        /// Exceptions: what the rule does not cover, such as news or satire.
        Exceptions = "exceptions",
        /// Sanctions: what the platform does after a breach.
        Sanctions = "sanctions",
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
        /// Scope: where and to whom the rules apply.
        Scope = "scope",
    }
}
