//! Vocabularies of the EU Digital Services Act: the categories, keywords and decision types with
//! which platforms state their reasons in the DSA Transparency Database, in the form in force since
//! 1 July 2025 (Implementing Regulation (EU) 2024/2835). Identifiers are those of the database's API.

use super::macros::vocabulary;

vocabulary! {
    /// What a policy or an action is about: keywords of the DSA Transparency Database
    /// (`category_specification`), and `general` for rules that hold whatever the content.
    ///
    /// ```
    /// use moderation_record::{Area, StatementCategory};
    /// let area = Area::TerroristContent;
    /// assert_eq!(area.dsa_keyword(), Some("KEYWORD_TERRORIST_CONTENT"));
    /// assert_eq!(area.dsa_category(), Some(StatementCategory::RiskForPublicSecurity));
    /// assert_eq!(Area::General.dsa_keyword(), None);
    /// ```
    pub enum Area {
        /// Terrorist content (`KEYWORD_TERRORIST_CONTENT`).
        TerroristContent = "terrorist_content",
        /// General calls or incitement to violence or hatred (`KEYWORD_INCITEMENT_VIOLENCE_HATRED`).
        IncitementViolenceHatred = "incitement_violence_hatred",
        /// Incitement to violence and hatred based on protected characteristics (`KEYWORD_HATE_SPEECH`).
        HateSpeech = "hate_speech",
        /// Child sexual abuse material (`KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL`).
        ChildSexualAbuseMaterial = "child_sexual_abuse_material",
        /// Illegal organizations (`KEYWORD_ILLEGAL_ORGANIZATIONS`).
        IllegalOrganizations = "illegal_organizations",
        /// Coordinated harm (`KEYWORD_COORDINATED_HARM`).
        CoordinatedHarm = "coordinated_harm",
        /// Human trafficking (`KEYWORD_HUMAN_TRAFFICKING`).
        HumanTrafficking = "human_trafficking",
        /// Discrimination (`KEYWORD_DISCRIMINATION`).
        Discrimination = "discrimination",
        /// Defamation (`KEYWORD_DEFAMATION`).
        Defamation = "defamation",
        /// Grooming or sexual enticement of minors (`KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS`).
        GroomingSexualEnticementMinors = "grooming_sexual_enticement_minors",
        /// Cyber harassment (`KEYWORD_CYBER_HARASSMENT`).
        CyberHarassment = "cyber_harassment",
        /// Sharing of intimate material without consent (`KEYWORD_NON_CONSENSUAL_IMAGE_SHARING`).
        NonConsensualImageSharing = "non_consensual_image_sharing",
        /// Suicide (`KEYWORD_SUICIDE`).
        Suicide = "suicide",
        /// Self-mutilation (`KEYWORD_SELF_MUTILATION`).
        SelfMutilation = "self_mutilation",
        /// Misinformation, disinformation and foreign interference (`KEYWORD_MISINFORMATION_DISINFORMATION`).
        MisinformationDisinformation = "misinformation_disinformation",
        /// Phishing (`KEYWORD_PHISHING`).
        Phishing = "phishing",
        /// Inauthentic accounts (`KEYWORD_INAUTHENTIC_ACCOUNTS`).
        InauthenticAccounts = "inauthentic_accounts",
        /// Impersonation or account hijacking (`KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING`).
        ImpersonationAccountHijacking = "impersonation_account_hijacking",
        /// Prohibited or restricted products (`KEYWORD_PROHIBITED_PRODUCTS`).
        ProhibitedProducts = "prohibited_products",
        /// Goods or services not permitted on the platform (`KEYWORD_GOODS_SERVICES_NOT_PERMITTED`).
        GoodsServicesNotPermitted = "goods_services_not_permitted",
        /// Adult sexual material (`KEYWORD_ADULT_SEXUAL_MATERIAL`).
        AdultSexualMaterial = "adult_sexual_material",
        /// What no other keyword captures (`KEYWORD_OTHER`).
        Other = "other",
        /// Rules that hold for every area: appeals, notices, sanctions, disclosure to authorities. Not a DSA keyword.
        General = "general",
    }
}

impl Area {
    /// The keyword in the DSA Transparency Database.
    #[must_use]
    #[inline]
    pub fn dsa_keyword(self) -> Option<&'static str> {
        Some(match self {
            Self::TerroristContent => "KEYWORD_TERRORIST_CONTENT",
            Self::IncitementViolenceHatred => "KEYWORD_INCITEMENT_VIOLENCE_HATRED",
            Self::HateSpeech => "KEYWORD_HATE_SPEECH",
            Self::ChildSexualAbuseMaterial => "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL",
            Self::IllegalOrganizations => "KEYWORD_ILLEGAL_ORGANIZATIONS",
            Self::CoordinatedHarm => "KEYWORD_COORDINATED_HARM",
            Self::HumanTrafficking => "KEYWORD_HUMAN_TRAFFICKING",
            Self::Discrimination => "KEYWORD_DISCRIMINATION",
            Self::Defamation => "KEYWORD_DEFAMATION",
            Self::GroomingSexualEnticementMinors => "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS",
            Self::CyberHarassment => "KEYWORD_CYBER_HARASSMENT",
            Self::NonConsensualImageSharing => "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING",
            Self::Suicide => "KEYWORD_SUICIDE",
            Self::SelfMutilation => "KEYWORD_SELF_MUTILATION",
            Self::MisinformationDisinformation => "KEYWORD_MISINFORMATION_DISINFORMATION",
            Self::Phishing => "KEYWORD_PHISHING",
            Self::InauthenticAccounts => "KEYWORD_INAUTHENTIC_ACCOUNTS",
            Self::ImpersonationAccountHijacking => "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING",
            Self::ProhibitedProducts => "KEYWORD_PROHIBITED_PRODUCTS",
            Self::GoodsServicesNotPermitted => "KEYWORD_GOODS_SERVICES_NOT_PERMITTED",
            Self::AdultSexualMaterial => "KEYWORD_ADULT_SEXUAL_MATERIAL",
            Self::Other => "KEYWORD_OTHER",
            Self::General => return None,
        })
    }

    /// The statement category under which the template of the Implementing Regulation lists the
    /// keyword; none for `other`, which stands under every category.
    #[must_use]
    #[inline]
    pub const fn dsa_category(self) -> Option<StatementCategory> {
        use StatementCategory as C;
        Some(match self {
            Self::TerroristContent | Self::IllegalOrganizations => C::RiskForPublicSecurity,
            Self::IncitementViolenceHatred | Self::CoordinatedHarm | Self::HumanTrafficking => C::Violence,
            Self::HateSpeech | Self::Discrimination | Self::Defamation => C::IllegalOrHarmfulSpeech,
            Self::ChildSexualAbuseMaterial | Self::GroomingSexualEnticementMinors => C::ProtectionOfMinors,
            Self::CyberHarassment | Self::NonConsensualImageSharing => C::CyberViolence,
            Self::Suicide | Self::SelfMutilation => C::SelfHarm,
            Self::MisinformationDisinformation => C::NegativeEffectsOnCivicDiscourseOrElections,
            Self::Phishing | Self::InauthenticAccounts | Self::ImpersonationAccountHijacking => C::ScamsAndFraud,
            Self::ProhibitedProducts => C::UnsafeAndProhibitedProducts,
            Self::GoodsServicesNotPermitted | Self::AdultSexualMaterial => C::OtherViolationTc,
            Self::Other | Self::General => return None,
        })
    }
}

vocabulary! {
    /// Statement categories of the DSA Transparency Database (`category`).
    ///
    /// ```
    /// use moderation_record::StatementCategory;
    /// assert_eq!(StatementCategory::ProtectionOfMinors.as_str(), "STATEMENT_CATEGORY_PROTECTION_OF_MINORS");
    /// ```
    pub enum StatementCategory {
        /// Animal welfare.
        AnimalWelfare = "STATEMENT_CATEGORY_ANIMAL_WELFARE",
        /// Consumer information infringements.
        ConsumerInformation = "STATEMENT_CATEGORY_CONSUMER_INFORMATION",
        /// Cyber violence.
        CyberViolence = "STATEMENT_CATEGORY_CYBER_VIOLENCE",
        /// Cyber violence against women.
        CyberViolenceAgainstWomen = "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN",
        /// Data protection and privacy violations.
        DataProtectionAndPrivacyViolations = "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        /// Illegal or harmful speech.
        IllegalOrHarmfulSpeech = "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
        /// Intellectual property infringements.
        IntellectualPropertyInfringements = "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
        /// Negative effects on civic discourse or elections.
        NegativeEffectsOnCivicDiscourseOrElections = "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
        /// Type of alleged illegal content not specified by the notifier.
        NotSpecifiedNotice = "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE",
        /// Other violation of the provider's terms and conditions.
        OtherViolationTc = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
        /// Protection of minors.
        ProtectionOfMinors = "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
        /// Risk for public security.
        RiskForPublicSecurity = "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
        /// Scams and fraud.
        ScamsAndFraud = "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
        /// Self-harm.
        SelfHarm = "STATEMENT_CATEGORY_SELF_HARM",
        /// Unsafe, non-compliant or prohibited products.
        UnsafeAndProhibitedProducts = "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS",
        /// Violence.
        Violence = "STATEMENT_CATEGORY_VIOLENCE",
    }
}

vocabulary! {
    /// What was done: the decision types of the DSA Transparency Database for platforms, and for
    /// states and others what they do to platforms.
    ///
    /// ```
    /// use moderation_record::Measure;
    /// assert_eq!(Measure::ContentRemoved.dsa_decision(), Some("DECISION_VISIBILITY_CONTENT_REMOVED"));
    /// assert_eq!(Measure::AccountTerminated.dsa_decision(), Some("DECISION_ACCOUNT_TERMINATED"));
    /// assert_eq!(Measure::PlatformBlocked.dsa_decision(), None);
    /// ```
    pub enum Measure {
        /// Content, a channel or a group was removed (`DECISION_VISIBILITY_CONTENT_REMOVED`).
        ContentRemoved = "content_removed",
        /// Access to content was disabled (`DECISION_VISIBILITY_CONTENT_DISABLED`).
        ContentDisabled = "content_disabled",
        /// Content was shown less (`DECISION_VISIBILITY_CONTENT_DEMOTED`).
        ContentDemoted = "content_demoted",
        /// Content was restricted by age (`DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED`).
        ContentAgeRestricted = "content_age_restricted",
        /// Interaction with content was restricted (`DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED`).
        ContentInteractionRestricted = "content_interaction_restricted",
        /// Content was labelled (`DECISION_VISIBILITY_CONTENT_LABELLED`).
        ContentLabelled = "content_labelled",
        /// Payments were suspended (`DECISION_MONETARY_SUSPENSION`).
        MonetarySuspension = "monetary_suspension",
        /// Payments were ended (`DECISION_MONETARY_TERMINATION`).
        MonetaryTermination = "monetary_termination",
        /// The service was suspended in part (`DECISION_PROVISION_PARTIAL_SUSPENSION`).
        ProvisionPartialSuspension = "provision_partial_suspension",
        /// The service was suspended (`DECISION_PROVISION_TOTAL_SUSPENSION`).
        ProvisionTotalSuspension = "provision_total_suspension",
        /// The service was ended in part (`DECISION_PROVISION_PARTIAL_TERMINATION`).
        ProvisionPartialTermination = "provision_partial_termination",
        /// The service was ended (`DECISION_PROVISION_TOTAL_TERMINATION`).
        ProvisionTotalTermination = "provision_total_termination",
        /// An account was suspended (`DECISION_ACCOUNT_SUSPENDED`).
        AccountSuspended = "account_suspended",
        /// An account was terminated (`DECISION_ACCOUNT_TERMINATED`).
        AccountTerminated = "account_terminated",
        /// Content was referred to a platform for its own decision.
        Referral = "referral",
        /// A state blocked a platform.
        PlatformBlocked = "platform_blocked",
        /// A state lifted its block of a platform.
        BlockLifted = "block_lifted",
        /// An app was taken out of a store.
        AppDelisted = "app_delisted",
        /// An app came back to a store.
        AppReinstated = "app_reinstated",
        /// A fine was imposed.
        Fine = "fine",
        /// A function of the platform was restricted or taken away.
        FeatureRestricted = "feature_restricted",
        /// Data on users were disclosed to an authority.
        DataDisclosed = "data_disclosed",
        /// The source does not say what was done.
        Unspecified = "unspecified",
    }
}

impl Measure {
    /// The decision type in the DSA Transparency Database.
    #[must_use]
    #[inline]
    pub const fn dsa_decision(self) -> Option<&'static str> {
        Some(match self {
            Self::ContentRemoved => "DECISION_VISIBILITY_CONTENT_REMOVED",
            Self::ContentDisabled => "DECISION_VISIBILITY_CONTENT_DISABLED",
            Self::ContentDemoted => "DECISION_VISIBILITY_CONTENT_DEMOTED",
            Self::ContentAgeRestricted => "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED",
            Self::ContentInteractionRestricted => "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED",
            Self::ContentLabelled => "DECISION_VISIBILITY_CONTENT_LABELLED",
            Self::MonetarySuspension => "DECISION_MONETARY_SUSPENSION",
            Self::MonetaryTermination => "DECISION_MONETARY_TERMINATION",
            Self::ProvisionPartialSuspension => "DECISION_PROVISION_PARTIAL_SUSPENSION",
            Self::ProvisionTotalSuspension => "DECISION_PROVISION_TOTAL_SUSPENSION",
            Self::ProvisionPartialTermination => "DECISION_PROVISION_PARTIAL_TERMINATION",
            Self::ProvisionTotalTermination => "DECISION_PROVISION_TOTAL_TERMINATION",
            Self::AccountSuspended => "DECISION_ACCOUNT_SUSPENDED",
            Self::AccountTerminated => "DECISION_ACCOUNT_TERMINATED",
            _ => return None,
        })
    }
}
