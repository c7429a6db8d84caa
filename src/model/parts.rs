//! Parts of a rule: the typed facts that comparative studies look for, each with the words that state it.

use super::macros::{part, record, vocabulary};
use super::{Citation, Country, Duration, Measure, Span, Text};

record! {
    /// The parts of one version of a rule, by kind. A part is there when the rule states it, or states that there is
    /// none; a part that the rule says nothing about is left out.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let versions = dataset().policies().iter().flat_map(|policy| policy.versions());
    /// assert!(versions.filter_map(|version| version.parts()).any(|parts| !parts.exceptions().is_empty()));
    /// ```
    pub struct Parts {
        /// Why the rule exists.
        list justification: Statement,
        /// What its terms mean.
        list definition: Definition,
        /// Examples of what it covers.
        list examples: Statement,
        /// What it does not cover, such as news or satire.
        list exceptions: Exception,
        /// What follows a breach.
        list sanctions: Sanction,
        /// How breaches are found.
        list detection: Detection,
        /// How anyone can report a breach.
        list reporting: Reporting,
        /// Who assesses and decides.
        list review: Review,
        /// How those concerned are told.
        list notice: Notice,
        /// How they can object.
        list appeal: Appeal,
        /// What goes to authorities on the platform's own motion.
        list referral: Referral,
        /// What goes to authorities at their request.
        list disclosure: Disclosure,
        /// Minimum ages.
        list age: Age,
        /// What is published on enforcement.
        list transparency: Transparency,
        /// What is labelled, and by whom.
        list labelling: Statement,
        /// What is verified, and by whom.
        list verification: Statement,
        /// What users can do themselves, such as blocking or filtering.
        list user_tools: Statement,
        /// Where the rules apply.
        list scope: Statement,
    }
}

impl Parts {
    /// Every part by what all parts have, in the order of their kinds.
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
        // Those of one kind stand together.
        for at in 1..all.len() {
            if all[at].part == all[at - 1].part {
                all[at].place = all[at - 1].place + 1;
            }
        }
        all
    }

    /// Whether a part of the kind is there.
    #[must_use]
    #[inline]
    pub fn has(&self, part: Part) -> bool {
        self.each().iter().any(|stated| stated.part == part)
    }
}

/// What every part has beside its typed facts.
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
    /// Which part it is.
    pub part: Part,
    /// Its place among the version's parts of this kind, from 0.
    pub place: usize,
    /// Whether the rule states it, or says that there is none.
    pub says: Says,
    /// How binding the words are.
    pub modality: Option<Modality>,
    /// Where in the world it applies; everywhere where empty.
    pub applies_in: &'a [Country],
    /// What it says, in our own words, where the typed facts do not tell all.
    pub detail: Option<&'a Text>,
    /// The words that state it, in the base text.
    pub at: &'a [Span],
    /// Where it stands, for those parts that are not proved by `at`.
    pub evidence: &'a [Citation],
}

part! {
    /// A part without typed facts of its own.
    ///
    /// ```
    /// # use moderation_record::Statement;
    /// fn detail(part: &Statement) -> Option<&str> { part.detail.as_ref().map(|text| text.en()) }
    /// ```
    pub struct Statement {
        /// Who does it, where the rule says so.
        list by: Doer,
    }
}

part! {
    /// What a term means: a closed definition, or a list of protected traits.
    ///
    /// ```
    /// # use moderation_record::{Definition, Trait};
    /// fn protects_religion(part: &Definition) -> bool { part.traits.contains(&Trait::Religion) }
    /// ```
    pub struct Definition {
        /// Protected traits.
        list traits: Trait,
        /// Traits that are protected in some cases only.
        list conditional_traits: Trait,
        /// Lists of designated groups or persons that it relies on.
        list designations: Designation,
    }
}

part! {
    /// What the rule does not cover.
    ///
    /// ```
    /// # use moderation_record::{Exception, ExceptionKind};
    /// fn allows_news(part: &Exception) -> bool { part.kinds.contains(&ExceptionKind::News) }
    /// ```
    pub struct Exception {
        /// For what.
        list kinds: ExceptionKind,
    }
}

part! {
    /// What follows a breach: one for each measure.
    ///
    /// ```
    /// # use moderation_record::{Sanction, Trigger};
    /// fn strikes_before_ban(part: &Sanction) -> Option<u32> { (part.trigger == Some(Trigger::Repeated)).then(|| part.number)? }
    /// ```
    pub struct Sanction {
        /// The measure; `unspecified` where the rule leaves it open.
        copy measure: Measure,
        /// What it is directed at.
        list on: Object,
        /// What sets it off.
        maybe_copy trigger: Trigger,
        /// After how many breaches, where a number is stated.
        maybe_copy number: u32,
        /// The time in which the breaches count.
        maybe_copy within: Duration,
        /// How long the measure lasts.
        maybe_copy lasts: Duration,
    }
}

part! {
    /// How breaches are found.
    ///
    /// ```
    /// # use moderation_record::{Detection, Method};
    /// fn is_automated(part: &Detection) -> bool { part.by.contains(&Method::Automated) }
    /// ```
    pub struct Detection {
        /// By what means.
        list by: Method,
        /// What is searched.
        list material: Material,
        /// Whether content under end-to-end encryption is included.
        maybe_copy encrypted: YesNo,
    }
}

part! {
    /// How breaches can be reported.
    ///
    /// ```
    /// # use moderation_record::{Channel, Reporting};
    /// fn by_email(part: &Reporting) -> bool { part.channels.contains(&Channel::Email) }
    /// ```
    pub struct Reporting {
        /// Who can report.
        list who: Doer,
        /// What can be reported.
        list on: Object,
        /// Through which channel.
        list channels: Channel,
        /// Whether one may stay anonymous.
        maybe_copy anonymous: YesNo,
    }
}

part! {
    /// Who assesses and decides.
    ///
    /// ```
    /// # use moderation_record::{Method, Review};
    /// fn by_people(part: &Review) -> bool { part.by.contains(&Method::People) }
    /// ```
    pub struct Review {
        /// By what means.
        list by: Method,
        /// Before or after publication.
        maybe_copy timing: Timing,
        /// What is weighed.
        list criteria: Criterion,
    }
}

part! {
    /// How those concerned are told.
    ///
    /// ```
    /// # use moderation_record::{Notice, Timing};
    /// fn comes_first(part: &Notice) -> bool { part.timing == Some(Timing::Before) }
    /// ```
    pub struct Notice {
        /// Who is told.
        list to: Recipient,
        /// Of what.
        list of: Decision,
        /// Before or after the decision.
        maybe_copy timing: Timing,
        /// Whether reasons are given.
        maybe_copy reasons: YesNo,
    }
}

part! {
    /// How a decision can be contested.
    ///
    /// ```
    /// # use moderation_record::{Appeal, Duration};
    /// fn deadline(part: &Appeal) -> Option<Duration> { part.deadline }
    /// ```
    pub struct Appeal {
        /// What can be contested.
        list of: Decision,
        /// How long one can do so.
        maybe_copy deadline: Duration,
        /// How often.
        maybe_copy attempts: u32,
        /// How long the answer takes.
        maybe_copy answer: Duration,
        /// Who decides.
        list decided_by: Method,
        /// Whether a body outside of the platform can be asked.
        maybe_copy outside_body: YesNo,
    }
}

part! {
    /// What goes to authorities on the platform's own motion.
    ///
    /// ```
    /// # use moderation_record::{Authority, Referral};
    /// fn to_police(part: &Referral) -> bool { part.to.contains(&Authority::Police) }
    /// ```
    pub struct Referral {
        /// To whom.
        list to: Authority,
    }
}

part! {
    /// What goes to authorities at their request.
    ///
    /// ```
    /// # use moderation_record::{Disclosure, LegalBasis};
    /// fn on_warrant(part: &Disclosure) -> bool { part.on.contains(&LegalBasis::Warrant) }
    /// ```
    pub struct Disclosure {
        /// On what basis.
        list on: LegalBasis,
        /// Whether the user is told.
        maybe_copy user_told: YesNo,
    }
}

part! {
    /// A minimum age.
    ///
    /// ```
    /// # use moderation_record::Age;
    /// fn years(part: &Age) -> Option<u32> { part.minimum }
    /// ```
    pub struct Age {
        /// The age in years.
        maybe_copy minimum: u32,
        /// What the age is asked for: `account`, or `content` that only older users see.
        list on: Object,
        /// Whether parents must consent.
        maybe_copy parental_consent: YesNo,
    }
}

part! {
    /// What is published on enforcement.
    ///
    /// ```
    /// # use moderation_record::{Duration, Transparency};
    /// fn interval(part: &Transparency) -> Option<Duration> { part.every }
    /// ```
    pub struct Transparency {
        /// What is reported.
        list of: Published,
        /// How often.
        maybe_copy every: Duration,
    }
}

vocabulary! {
    /// Whether a rule states a part or says that there is none.
    ///
    /// ```
    /// assert_eq!("denies".parse(), Ok(moderation_record::Says::Denies));
    /// ```
    pub enum Says {
        /// States it.
        States = "states",
        /// Says that there is none, or that it does not hold.
        Denies = "denies",
        /// The document was read and does not state it. Only records of the first edition say so.
        NotStated = "not_stated",
    }
}

vocabulary! {
    /// How binding the words of a part are.
    ///
    /// ```
    /// assert_eq!("reserves_right".parse(), Ok(moderation_record::Modality::ReservesRight));
    /// ```
    pub enum Modality {
        /// "Must", "is required to".
        Must = "must",
        /// "Will", or a plain present: "we remove".
        Will = "will",
        /// "May", "can".
        May = "may",
        /// "Reserves the right to".
        ReservesRight = "reserves_right",
        /// "Aims to", "makes reasonable efforts to".
        Aims = "aims",
    }
}

vocabulary! {
    /// Yes or no, where a rule says it.
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
    /// What sets a sanction off.
    ///
    /// ```
    /// assert_eq!("severe".parse(), Ok(moderation_record::Trigger::Severe));
    /// ```
    pub enum Trigger {
        /// Any breach.
        Any = "any",
        /// The first breach.
        First = "first",
        /// Severe breach, even a single one.
        Severe = "severe",
        /// Repeated breaches; their number stands beside it where it is stated.
        Repeated = "repeated",
        /// Pattern of conduct, or an account given to breaches.
        Pattern = "pattern",
        /// Content that comes close to a breach.
        Borderline = "borderline",
    }
}

vocabulary! {
    /// What a sanction, a report or an age limit is about.
    ///
    /// ```
    /// assert_eq!("account".parse(), Ok(moderation_record::Object::Account));
    /// ```
    pub enum Object {
        /// Piece of content.
        Content = "content",
        /// Account, profile or page, and whoever holds it.
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
        /// Link that leads elsewhere.
        ExternalLink = "external_link",
        /// The service as a whole.
        Service = "service",
    }
}

vocabulary! {
    /// Trait that a rule protects.
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
        /// Victims of major violent events and their kin.
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
    /// For what a rule makes an exception.
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
        /// Condemning what is shown or quoted.
        Condemnation = "condemnation",
        /// Speech against it.
        CounterSpeech = "counter_speech",
        /// Speaking of oneself, or in an empowering way.
        SelfReference = "self_reference",
        /// Consent of those concerned.
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
        /// What a law requires or allows.
        LegalRequirement = "legal_requirement",
        /// Another exception.
        Other = "other",
    }
}

vocabulary! {
    /// By what means something is found, assessed or decided.
    ///
    /// ```
    /// assert_eq!("hash_matching".parse(), Ok(moderation_record::Method::HashMatching));
    /// ```
    pub enum Method {
        /// Automated means.
        Automated = "automated",
        /// Comparison with digital fingerprints of known material.
        HashMatching = "hash_matching",
        /// People who work for the platform.
        People = "people",
        /// Users, moderators of groups among them.
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
    /// What detection looks at.
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
        /// Those affected and their representatives.
        Affected = "affected",
        /// Holders of rights.
        RightsHolders = "rights_holders",
        /// Trusted flaggers and partners.
        TrustedFlaggers = "trusted_flaggers",
        /// Authorities.
        Authorities = "authorities",
        /// Those who run a group, server or channel.
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
        /// Function of the app or site, beside the content.
        InApp = "in_app",
        /// Form on the web.
        Form = "form",
        /// E-mail.
        Email = "email",
        /// Automated account of the platform.
        Bot = "bot",
        /// Post.
        Post = "post",
        /// Telephone.
        Phone = "phone",
        /// Portal for authorities.
        AuthorityPortal = "authority_portal",
    }
}

vocabulary! {
    /// Before or after: publication for a review, the decision for a notice.
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
    /// What a review weighs.
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
        /// Reach.
        Reach = "reach",
        /// Newsworthiness.
        Newsworthiness = "newsworthiness",
        /// Public interest.
        PublicInterest = "public_interest",
        /// Law of the place.
        LocalLaw = "local_law",
    }
}

vocabulary! {
    /// Who is given notice.
    ///
    /// ```
    /// assert_eq!("affected".parse(), Ok(moderation_record::Recipient::Affected));
    /// ```
    pub enum Recipient {
        /// Whoever is affected by the decision.
        Affected = "affected",
        /// Whoever has reported.
        Reporter = "reporter",
    }
}

vocabulary! {
    /// Decision of which notice is given, or which can be contested.
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
        /// Decision on a report, that nothing is done among them.
        ReportOutcome = "report_outcome",
        /// Any decision.
        Any = "any",
    }
}

vocabulary! {
    /// Authority to which something is referred.
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
        /// Order of a court.
        CourtOrder = "court_order",
        /// Search warrant.
        Warrant = "warrant",
        /// Emergency with danger to life or limb.
        Emergency = "emergency",
        /// Request to keep data.
        Preservation = "preservation",
        /// Another request under law.
        LegalRequest = "legal_request",
        /// The platform's own judgement.
        OwnJudgement = "own_judgement",
    }
}

vocabulary! {
    /// What a report on enforcement tells.
    ///
    /// ```
    /// assert_eq!("removals".parse(), Ok(moderation_record::Published::Removals));
    /// ```
    pub enum Published {
        /// Removals of content.
        Removals = "removals",
        /// Suspensions and terminations of accounts.
        Accounts = "accounts",
        /// Requests of authorities for data.
        DataRequests = "data_requests",
        /// Requests of authorities for removal.
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
    /// Part of a rule that comparative studies look for.
    ///
    /// ```
    /// assert_eq!("appeal".parse(), Ok(moderation_record::Part::Appeal));
    /// ```
    pub enum Part {
        /// Why the rule exists.
        Justification = "justification",
        /// What its terms mean.
        Definition = "definition",
        /// Examples of what it covers.
        Examples = "examples",
        /// What it does not cover, such as news or satire.
        Exceptions = "exceptions",
        /// What follows a breach.
        Sanctions = "sanctions",
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
        /// Where the rules apply.
        Scope = "scope",
    }
}
