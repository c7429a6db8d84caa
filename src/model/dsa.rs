//! Vocabularies of the EU Digital Services Act: the categories, keywords and decision types that
//! platforms use in the DSA Transparency Database, in the form in force since
//! 1 July 2025 (Implementing Regulation (EU) 2024/2835). The identifiers are those of the database's API and of the
//! template in Annex I of the regulation, whose part 6 lists 15 categories with 68 keywords, `KEYWORD_OTHER` under each
//! category. The API has two more keywords; a public list marks one of them, on toys, as removed.

use super::macros::vocabulary;

/// Declares the areas, each with its category and keyword in the DSA Transparency Database.
macro_rules! areas {
    ($(#[$meta:meta])* pub enum Area { $($(#[$d:meta])* $variant:ident = $word:literal $(of $category:ident $(as $keyword:literal)?)?,)* }) => {
        vocabulary! { $(#[$meta])* pub enum Area { $($(#[$d])* $variant = $word,)* } }

        /// The category and keyword of each area, in the order of the areas.
        const DSA: &[(Option<StatementCategory>, Option<&str>)] = &[$(areas!(@ $($category $($keyword)?)?),)*];
    };
    (@) => { (None, None) };
    (@ $category:ident) => { (Some(StatementCategory::$category), None) };
    (@ $category:ident $keyword:literal) => { (Some(StatementCategory::$category), Some($keyword)) };
}

areas! {
    /// The area of a rule or an action: the keywords of the DSA Transparency Database (`category_specification`),
    /// grouped by the category under which the template of the Implementing Regulation lists them; further words of this
    /// project, each in one of these categories; and `general` for rules that apply to all content.
    ///
    /// The words that begin with `other_`, and `other` itself, are `KEYWORD_OTHER` of one category, so that every
    /// category can be recorded. `CODEBOOK.md` defines which words of a document decide the area.
    ///
    /// ```
    /// use moderation_record::{Area, StatementCategory};
    /// let area = Area::TerroristContent;
    /// assert_eq!(area.dsa_keyword(), Some("KEYWORD_TERRORIST_CONTENT"));
    /// assert_eq!(area.dsa_category(), Some(StatementCategory::RiskForPublicSecurity));
    /// assert_eq!(Area::Doxxing.dsa_keyword(), None); // a word of the project's own
    /// ```
    pub enum Area {
        /// Terrorist content (`KEYWORD_TERRORIST_CONTENT`).
        TerroristContent = "terrorist_content" of RiskForPublicSecurity as "KEYWORD_TERRORIST_CONTENT",
        /// Illegal organizations (`KEYWORD_ILLEGAL_ORGANIZATIONS`).
        IllegalOrganizations = "illegal_organizations" of RiskForPublicSecurity as "KEYWORD_ILLEGAL_ORGANIZATIONS",
        /// Risk of environmental damage (`KEYWORD_RISK_ENVIRONMENTAL_DAMAGE`).
        RiskEnvironmentalDamage = "risk_environmental_damage" of RiskForPublicSecurity as "KEYWORD_RISK_ENVIRONMENTAL_DAMAGE",
        /// Risk for public health (`KEYWORD_RISK_PUBLIC_HEALTH`).
        RiskPublicHealth = "risk_public_health" of RiskForPublicSecurity as "KEYWORD_RISK_PUBLIC_HEALTH",
        /// National security: state secrets, subversion, separatism, honour of the state.
        NationalSecurity = "national_security" of RiskForPublicSecurity,
        /// Other risk for public security (`KEYWORD_OTHER`).
        OtherRiskForPublicSecurity = "other_risk_for_public_security" of RiskForPublicSecurity as "KEYWORD_OTHER",
        /// General calls or incitement to violence or hatred (`KEYWORD_INCITEMENT_VIOLENCE_HATRED`).
        IncitementViolenceHatred = "incitement_violence_hatred" of Violence as "KEYWORD_INCITEMENT_VIOLENCE_HATRED",
        /// Coordinated harm (`KEYWORD_COORDINATED_HARM`).
        CoordinatedHarm = "coordinated_harm" of Violence as "KEYWORD_COORDINATED_HARM",
        /// Human exploitation (`KEYWORD_HUMAN_EXPLOITATION`).
        HumanExploitation = "human_exploitation" of Violence as "KEYWORD_HUMAN_EXPLOITATION",
        /// Human trafficking (`KEYWORD_HUMAN_TRAFFICKING`).
        HumanTrafficking = "human_trafficking" of Violence as "KEYWORD_HUMAN_TRAFFICKING",
        /// Trafficking in women and girls (`KEYWORD_TRAFFICKING_WOMEN_GIRLS`).
        TraffickingWomenGirls = "trafficking_women_girls" of Violence as "KEYWORD_TRAFFICKING_WOMEN_GIRLS",
        /// Graphic violence: gore, shocking or violent pictures.
        GraphicViolence = "graphic_violence" of Violence,
        /// Sexual violence against adults: rape, assault.
        SexualViolence = "sexual_violence" of Violence,
        /// Other violence (`KEYWORD_OTHER`).
        OtherViolence = "other_violence" of Violence as "KEYWORD_OTHER",
        /// Incitement to violence and hatred based on protected characteristics (`KEYWORD_HATE_SPEECH`).
        HateSpeech = "hate_speech" of IllegalOrHarmfulSpeech as "KEYWORD_HATE_SPEECH",
        /// Discrimination (`KEYWORD_DISCRIMINATION`).
        Discrimination = "discrimination" of IllegalOrHarmfulSpeech as "KEYWORD_DISCRIMINATION",
        /// Defamation (`KEYWORD_DEFAMATION`).
        Defamation = "defamation" of IllegalOrHarmfulSpeech as "KEYWORD_DEFAMATION",
        /// Other illegal or harmful speech (`KEYWORD_OTHER`).
        OtherIllegalOrHarmfulSpeech = "other_illegal_or_harmful_speech" of IllegalOrHarmfulSpeech as "KEYWORD_OTHER",
        /// Child sexual abuse material (`KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL`).
        ChildSexualAbuseMaterial = "child_sexual_abuse_material" of ProtectionOfMinors as "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL",
        /// Child sexual abuse material made with deepfakes or similar technology (`KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE`).
        ChildSexualAbuseMaterialDeepfake = "child_sexual_abuse_material_deepfake" of ProtectionOfMinors as "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE",
        /// Grooming or sexual enticement of minors (`KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS`).
        GroomingSexualEnticementMinors = "grooming_sexual_enticement_minors" of ProtectionOfMinors as "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS",
        /// Age-specific restrictions concerning minors (`KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS`).
        AgeSpecificRestrictionsMinors = "age_specific_restrictions_minors" of ProtectionOfMinors as "KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS",
        /// Unsafe challenges (`KEYWORD_UNSAFE_CHALLENGES`).
        UnsafeChallenges = "unsafe_challenges" of ProtectionOfMinors as "KEYWORD_UNSAFE_CHALLENGES",
        /// Other content on the protection of minors (`KEYWORD_OTHER`).
        OtherProtectionOfMinors = "other_protection_of_minors" of ProtectionOfMinors as "KEYWORD_OTHER",
        /// Cyber harassment (`KEYWORD_CYBER_HARASSMENT`).
        CyberHarassment = "cyber_harassment" of CyberViolence as "KEYWORD_CYBER_HARASSMENT",
        /// Cyber bullying and intimidation (`KEYWORD_CYBER_BULLYING_INTIMIDATION`).
        CyberBullyingIntimidation = "cyber_bullying_intimidation" of CyberViolence as "KEYWORD_CYBER_BULLYING_INTIMIDATION",
        /// Cyber stalking (`KEYWORD_CYBER_STALKING`).
        CyberStalking = "cyber_stalking" of CyberViolence as "KEYWORD_CYBER_STALKING",
        /// Stalking (`KEYWORD_STALKING`). A keyword of the database's API to which the template assigns no category; this project chose the category.
        Stalking = "stalking" of CyberViolence as "KEYWORD_STALKING",
        /// Cyber incitement to hatred or violence (`KEYWORD_CYBER_INCITEMENT`).
        CyberIncitement = "cyber_incitement" of CyberViolence as "KEYWORD_CYBER_INCITEMENT",
        /// Sharing of intimate material without consent (`KEYWORD_NON_CONSENSUAL_IMAGE_SHARING`).
        NonConsensualImageSharing = "non_consensual_image_sharing" of CyberViolence as "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING",
        /// Material with deepfakes or similar technology that shows a person without consent (`KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE`).
        NonConsensualMaterialDeepfake = "non_consensual_material_deepfake" of CyberViolence as "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE",
        /// Other cyber violence (`KEYWORD_OTHER`).
        OtherCyberViolence = "other_cyber_violence" of CyberViolence as "KEYWORD_OTHER",
        /// Cyber harassment against women (`KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN`).
        CyberHarassmentAgainstWomen = "cyber_harassment_against_women" of CyberViolenceAgainstWomen as "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN",
        /// Cyber stalking against women (`KEYWORD_CYBER_STALKING_AGAINST_WOMEN`).
        CyberStalkingAgainstWomen = "cyber_stalking_against_women" of CyberViolenceAgainstWomen as "KEYWORD_CYBER_STALKING_AGAINST_WOMEN",
        /// Cyber bullying and intimidation against girls (`KEYWORD_BULLYING_AGAINST_GIRLS`).
        BullyingAgainstGirls = "bullying_against_girls" of CyberViolenceAgainstWomen as "KEYWORD_BULLYING_AGAINST_GIRLS",
        /// Cyber incitement to hatred or violence against women (`KEYWORD_INCITEMENT_AGAINST_WOMEN`).
        IncitementAgainstWomen = "incitement_against_women" of CyberViolenceAgainstWomen as "KEYWORD_INCITEMENT_AGAINST_WOMEN",
        /// Gendered disinformation about women (`KEYWORD_FEMALE_GENDERED_DISINFORMATION`).
        FemaleGenderedDisinformation = "female_gendered_disinformation" of CyberViolenceAgainstWomen as "KEYWORD_FEMALE_GENDERED_DISINFORMATION",
        /// Sharing of intimate material of women without consent (`KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN`).
        NonConsensualImageSharingAgainstWomen = "non_consensual_image_sharing_against_women" of CyberViolenceAgainstWomen as "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN",
        /// Material with deepfakes or similar technology that shows a woman without consent (`KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN`).
        NonConsensualMaterialDeepfakeAgainstWomen = "non_consensual_material_deepfake_against_women" of CyberViolenceAgainstWomen as "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN",
        /// Other cyber violence against women (`KEYWORD_OTHER`).
        OtherCyberViolenceAgainstWomen = "other_cyber_violence_against_women" of CyberViolenceAgainstWomen as "KEYWORD_OTHER",
        /// Suicide (`KEYWORD_SUICIDE`).
        Suicide = "suicide" of SelfHarm as "KEYWORD_SUICIDE",
        /// Self-mutilation (`KEYWORD_SELF_MUTILATION`).
        SelfMutilation = "self_mutilation" of SelfHarm as "KEYWORD_SELF_MUTILATION",
        /// Content promoting eating disorders (`KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS`).
        ContentPromotingEatingDisorders = "content_promoting_eating_disorders" of SelfHarm as "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS",
        /// Other self-harm (`KEYWORD_OTHER`).
        OtherSelfHarm = "other_self_harm" of SelfHarm as "KEYWORD_OTHER",
        /// Misinformation, disinformation, foreign information manipulation and interference (`KEYWORD_MISINFORMATION_DISINFORMATION`).
        MisinformationDisinformation = "misinformation_disinformation" of NegativeEffectsOnCivicDiscourseOrElections as "KEYWORD_MISINFORMATION_DISINFORMATION",
        /// Violation of EU law on civic discourse or elections (`KEYWORD_VIOLATION_EU_LAW`).
        ViolationEuLaw = "violation_eu_law" of NegativeEffectsOnCivicDiscourseOrElections as "KEYWORD_VIOLATION_EU_LAW",
        /// Violation of national law on civic discourse or elections (`KEYWORD_VIOLATION_NATIONAL_LAW`).
        ViolationNationalLaw = "violation_national_law" of NegativeEffectsOnCivicDiscourseOrElections as "KEYWORD_VIOLATION_NATIONAL_LAW",
        /// Political content in general.
        PoliticalContent = "political_content" of NegativeEffectsOnCivicDiscourseOrElections,
        /// Other negative effect on civic discourse or elections (`KEYWORD_OTHER`).
        OtherNegativeEffectsOnCivicDiscourseOrElections = "other_negative_effects_on_civic_discourse_or_elections" of NegativeEffectsOnCivicDiscourseOrElections as "KEYWORD_OTHER",
        /// Phishing (`KEYWORD_PHISHING`).
        Phishing = "phishing" of ScamsAndFraud as "KEYWORD_PHISHING",
        /// Pyramid schemes (`KEYWORD_PYRAMID_SCHEMES`).
        PyramidSchemes = "pyramid_schemes" of ScamsAndFraud as "KEYWORD_PYRAMID_SCHEMES",
        /// Inauthentic accounts (`KEYWORD_INAUTHENTIC_ACCOUNTS`).
        InauthenticAccounts = "inauthentic_accounts" of ScamsAndFraud as "KEYWORD_INAUTHENTIC_ACCOUNTS",
        /// Inauthentic listings (`KEYWORD_INAUTHENTIC_LISTINGS`).
        InauthenticListings = "inauthentic_listings" of ScamsAndFraud as "KEYWORD_INAUTHENTIC_LISTINGS",
        /// Inauthentic user reviews (`KEYWORD_INAUTHENTIC_USER_REVIEWS`).
        InauthenticUserReviews = "inauthentic_user_reviews" of ScamsAndFraud as "KEYWORD_INAUTHENTIC_USER_REVIEWS",
        /// Impersonation or account hijacking (`KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING`).
        ImpersonationAccountHijacking = "impersonation_account_hijacking" of ScamsAndFraud as "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING",
        /// Spam: bulk, repeated or unsolicited messages.
        Spam = "spam" of ScamsAndFraud,
        /// Fake engagement: bought or boosted followers, likes and views.
        FakeEngagement = "fake_engagement" of ScamsAndFraud,
        /// Financial scams, including scams with crypto-assets.
        FinancialScams = "financial_scams" of ScamsAndFraud,
        /// Hacking and malware, scraping and attacks on the service.
        HackingMalware = "hacking_malware" of ScamsAndFraud,
        /// Other scam or fraud (`KEYWORD_OTHER`).
        OtherScamsAndFraud = "other_scams_and_fraud" of ScamsAndFraud as "KEYWORD_OTHER",
        /// Biometric data breach (`KEYWORD_BIOMETRIC_DATA_BREACH`).
        BiometricDataBreach = "biometric_data_breach" of DataProtectionAndPrivacyViolations as "KEYWORD_BIOMETRIC_DATA_BREACH",
        /// Data falsification (`KEYWORD_DATA_FALSIFICATION`).
        DataFalsification = "data_falsification" of DataProtectionAndPrivacyViolations as "KEYWORD_DATA_FALSIFICATION",
        /// Missing ground for processing personal data (`KEYWORD_MISSING_PROCESSING_GROUND`).
        MissingProcessingGround = "missing_processing_ground" of DataProtectionAndPrivacyViolations as "KEYWORD_MISSING_PROCESSING_GROUND",
        /// Right to be forgotten (`KEYWORD_RIGHT_TO_BE_FORGOTTEN`).
        RightToBeForgotten = "right_to_be_forgotten" of DataProtectionAndPrivacyViolations as "KEYWORD_RIGHT_TO_BE_FORGOTTEN",
        /// Doxxing: addresses, documents or telephone numbers of others.
        Doxxing = "doxxing" of DataProtectionAndPrivacyViolations,
        /// Other violation of data protection or privacy (`KEYWORD_OTHER`).
        OtherDataProtectionAndPrivacyViolations = "other_data_protection_and_privacy_violations" of DataProtectionAndPrivacyViolations as "KEYWORD_OTHER",
        /// Copyright infringement (`KEYWORD_COPYRIGHT_INFRINGEMENT`).
        CopyrightInfringement = "copyright_infringement" of IntellectualPropertyInfringements as "KEYWORD_COPYRIGHT_INFRINGEMENT",
        /// Design infringement (`KEYWORD_DESIGN_INFRINGEMENT`).
        DesignInfringement = "design_infringement" of IntellectualPropertyInfringements as "KEYWORD_DESIGN_INFRINGEMENT",
        /// Infringement of geographical indications (`KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT`).
        GeographicIndicationsInfringement = "geographic_indications_infringement" of IntellectualPropertyInfringements as "KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT",
        /// Patent infringement (`KEYWORD_PATENT_INFRINGEMENT`).
        PatentInfringement = "patent_infringement" of IntellectualPropertyInfringements as "KEYWORD_PATENT_INFRINGEMENT",
        /// Trade secret infringement (`KEYWORD_TRADE_SECRET_INFRINGEMENT`).
        TradeSecretInfringement = "trade_secret_infringement" of IntellectualPropertyInfringements as "KEYWORD_TRADE_SECRET_INFRINGEMENT",
        /// Trademark infringement (`KEYWORD_TRADEMARK_INFRINGEMENT`).
        TrademarkInfringement = "trademark_infringement" of IntellectualPropertyInfringements as "KEYWORD_TRADEMARK_INFRINGEMENT",
        /// Other intellectual property infringement (`KEYWORD_OTHER`).
        OtherIntellectualPropertyInfringements = "other_intellectual_property_infringements" of IntellectualPropertyInfringements as "KEYWORD_OTHER",
        /// Hidden advertisement or commercial communication, by influencers for instance (`KEYWORD_HIDDEN_ADVERTISEMENT`).
        HiddenAdvertisement = "hidden_advertisement" of ConsumerInformation as "KEYWORD_HIDDEN_ADVERTISEMENT",
        /// Insufficient information on traders (`KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS`).
        InsufficientInformationOnTraders = "insufficient_information_on_traders" of ConsumerInformation as "KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS",
        /// Misleading information about consumer rights (`KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS`).
        MisleadingInfoConsumerRights = "misleading_info_consumer_rights" of ConsumerInformation as "KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS",
        /// Misleading information about goods and services (`KEYWORD_MISLEADING_INFO_GOODS_SERVICES`).
        MisleadingInfoGoodsServices = "misleading_info_goods_services" of ConsumerInformation as "KEYWORD_MISLEADING_INFO_GOODS_SERVICES",
        /// Non-compliance with pricing regulations (`KEYWORD_NONCOMPLIANCE_PRICING`).
        NoncompliancePricing = "noncompliance_pricing" of ConsumerInformation as "KEYWORD_NONCOMPLIANCE_PRICING",
        /// Legal, medical or financial advice that needs a licence.
        RegulatedAdvice = "regulated_advice" of ConsumerInformation,
        /// Other infringement of consumer information (`KEYWORD_OTHER`).
        OtherConsumerInformation = "other_consumer_information" of ConsumerInformation as "KEYWORD_OTHER",
        /// Prohibited or restricted products (`KEYWORD_PROHIBITED_PRODUCTS`).
        ProhibitedProducts = "prohibited_products" of UnsafeAndProhibitedProducts as "KEYWORD_PROHIBITED_PRODUCTS",
        /// Unsafe or non-compliant products (`KEYWORD_UNSAFE_PRODUCTS`).
        UnsafeProducts = "unsafe_products" of UnsafeAndProhibitedProducts as "KEYWORD_UNSAFE_PRODUCTS",
        /// Dangerous toys (`KEYWORD_DANGEROUS_TOYS`). A keyword of the database's API to which the template assigns no category; this project chose the category.
        DangerousToys = "dangerous_toys" of UnsafeAndProhibitedProducts as "KEYWORD_DANGEROUS_TOYS",
        /// Drugs, medicines, alcohol and tobacco.
        Drugs = "drugs" of UnsafeAndProhibitedProducts,
        /// Weapons and explosives: sale, manufacture, use.
        Weapons = "weapons" of UnsafeAndProhibitedProducts,
        /// Gambling and betting.
        Gambling = "gambling" of UnsafeAndProhibitedProducts,
        /// Other unsafe, non-compliant or prohibited product (`KEYWORD_OTHER`).
        OtherUnsafeAndProhibitedProducts = "other_unsafe_and_prohibited_products" of UnsafeAndProhibitedProducts as "KEYWORD_OTHER",
        /// Animal harm (`KEYWORD_ANIMAL_HARM`).
        AnimalHarm = "animal_harm" of AnimalWelfare as "KEYWORD_ANIMAL_HARM",
        /// Unlawful sale of animals (`KEYWORD_UNLAWFUL_SALE_ANIMALS`).
        UnlawfulSaleAnimals = "unlawful_sale_animals" of AnimalWelfare as "KEYWORD_UNLAWFUL_SALE_ANIMALS",
        /// Other content on animal welfare (`KEYWORD_OTHER`).
        OtherAnimalWelfare = "other_animal_welfare" of AnimalWelfare as "KEYWORD_OTHER",
        /// Adult sexual material (`KEYWORD_ADULT_SEXUAL_MATERIAL`).
        AdultSexualMaterial = "adult_sexual_material" of OtherViolationTc as "KEYWORD_ADULT_SEXUAL_MATERIAL",
        /// Nudity (`KEYWORD_NUDITY`).
        Nudity = "nudity" of OtherViolationTc as "KEYWORD_NUDITY",
        /// Age-specific restrictions (`KEYWORD_AGE_SPECIFIC_RESTRICTIONS`).
        AgeSpecificRestrictions = "age_specific_restrictions" of OtherViolationTc as "KEYWORD_AGE_SPECIFIC_RESTRICTIONS",
        /// Geographical requirements (`KEYWORD_GEOGRAPHICAL_REQUIREMENTS`).
        GeographicalRequirements = "geographical_requirements" of OtherViolationTc as "KEYWORD_GEOGRAPHICAL_REQUIREMENTS",
        /// Goods or services not permitted on the platform (`KEYWORD_GOODS_SERVICES_NOT_PERMITTED`).
        GoodsServicesNotPermitted = "goods_services_not_permitted" of OtherViolationTc as "KEYWORD_GOODS_SERVICES_NOT_PERMITTED",
        /// Language requirements (`KEYWORD_LANGUAGE_REQUIREMENTS`).
        LanguageRequirements = "language_requirements" of OtherViolationTc as "KEYWORD_LANGUAGE_REQUIREMENTS",
        /// Sexual services of adults.
        SexualServices = "sexual_services" of OtherViolationTc,
        /// Profanity: vulgar or obscene words.
        Profanity = "profanity" of OtherViolationTc,
        /// Ban evasion: new accounts or other means to avoid a sanction.
        BanEvasion = "ban_evasion" of OtherViolationTc,
        /// Sale, rental or transfer of accounts and names.
        AccountTrade = "account_trade" of OtherViolationTc,
        /// False reports: abuse of reports, notices and appeals.
        FalseReports = "false_reports" of OtherViolationTc,
        /// Contests and prize draws.
        Contests = "contests" of OtherViolationTc,
        /// Content quality: off-topic or low-quality posts, format of posts.
        ContentQuality = "content_quality" of OtherViolationTc,
        /// Illegal content, not specified further.
        IllegalContent = "illegal_content" of OtherViolationTc,
        /// Other content that no other word describes (`KEYWORD_OTHER`).
        Other = "other" of OtherViolationTc as "KEYWORD_OTHER",
        /// Rules that apply to every area: appeals, notices, sanctions, disclosure to authorities. Not a DSA keyword.
        General = "general",
    }
}

impl Area {
    /// All areas of content: every area except `general`.
    ///
    /// ```
    /// use moderation_record::Area;
    /// assert_eq!(Area::of_content().count(), Area::ALL.len() - 1);
    /// ```
    #[inline]
    pub fn of_content() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|area| *area != Self::General)
    }

    /// The keyword in the DSA Transparency Database; `None` for the project's own words.
    #[must_use]
    #[inline]
    pub const fn dsa_keyword(self) -> Option<&'static str> {
        DSA[self as usize].1
    }

    /// The statement category: for a keyword, the category under which the template lists it; for one of the project's
    /// own words, the category that the project chose. `None` for `general`.
    #[must_use]
    #[inline]
    pub const fn dsa_category(self) -> Option<StatementCategory> {
        DSA[self as usize].0
    }

    /// The area of a keyword; `None` for `KEYWORD_OTHER`, which means something else in each category (see
    /// [`from_dsa_category`](Self::from_dsa_category)), and for text that is not a keyword in force since 1 July 2025.
    ///
    /// ```
    /// use moderation_record::Area;
    /// assert_eq!(Area::from_dsa_keyword("KEYWORD_PHISHING"), Some(Area::Phishing));
    /// assert_eq!(Area::from_dsa_keyword("KEYWORD_OTHER"), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn from_dsa_keyword(keyword: &str) -> Option<Self> {
        let is_other = keyword == "KEYWORD_OTHER";
        Self::ALL.iter().copied().find(|area| !is_other && area.dsa_keyword() == Some(keyword))
    }

    /// The area for `KEYWORD_OTHER` of a category, used if nothing more exact is known;
    /// `None` for the categories of notices and orders that do not specify the content.
    ///
    /// ```
    /// use moderation_record::{Area, StatementCategory};
    /// assert_eq!(Area::from_dsa_category(StatementCategory::SelfHarm), Some(Area::OtherSelfHarm));
    /// assert_eq!(Area::from_dsa_category(StatementCategory::NotSpecifiedNotice), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn from_dsa_category(category: StatementCategory) -> Option<Self> {
        let is_other = |area: &Self| area.dsa_keyword() == Some("KEYWORD_OTHER");
        Self::ALL.iter().copied().find(|area| is_other(area) && area.dsa_category() == Some(category))
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
        /// Type of alleged illegal content not specified by the authority that issued the order. Only in the template's part
        /// on orders.
        NotSpecifiedOrder = "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER",
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
    /// The measure that was taken: the decision types of the DSA Transparency Database for platforms, and
    /// the measures of states and others against platforms.
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
        /// Content was demoted: shown less often (`DECISION_VISIBILITY_CONTENT_DEMOTED`).
        ContentDemoted = "content_demoted",
        /// Content was restricted by age (`DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED`).
        ContentAgeRestricted = "content_age_restricted",
        /// Interaction with content was restricted (`DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED`).
        ContentInteractionRestricted = "content_interaction_restricted",
        /// Content was labelled (`DECISION_VISIBILITY_CONTENT_LABELLED`).
        ContentLabelled = "content_labelled",
        /// Content was restricted in another way (`DECISION_VISIBILITY_OTHER`).
        ContentOther = "content_other",
        /// Payments were suspended (`DECISION_MONETARY_SUSPENSION`).
        MonetarySuspension = "monetary_suspension",
        /// Payments were ended (`DECISION_MONETARY_TERMINATION`).
        MonetaryTermination = "monetary_termination",
        /// Payments were restricted in another way (`DECISION_MONETARY_OTHER`).
        MonetaryOther = "monetary_other",
        /// The service was partly suspended (`DECISION_PROVISION_PARTIAL_SUSPENSION`).
        ProvisionPartialSuspension = "provision_partial_suspension",
        /// The service was suspended (`DECISION_PROVISION_TOTAL_SUSPENSION`).
        ProvisionTotalSuspension = "provision_total_suspension",
        /// The service was partly ended (`DECISION_PROVISION_PARTIAL_TERMINATION`).
        ProvisionPartialTermination = "provision_partial_termination",
        /// The service was ended (`DECISION_PROVISION_TOTAL_TERMINATION`).
        ProvisionTotalTermination = "provision_total_termination",
        /// An account was suspended (`DECISION_ACCOUNT_SUSPENDED`).
        AccountSuspended = "account_suspended",
        /// An account was terminated (`DECISION_ACCOUNT_TERMINATED`).
        AccountTerminated = "account_terminated",
        /// Content was referred to a platform for its own decision.
        Referral = "referral",
        /// An authority ordered a platform to remove content.
        RemovalOrder = "removal_order",
        /// A state blocked a platform.
        PlatformBlocked = "platform_blocked",
        /// A state throttled a platform.
        PlatformThrottled = "platform_throttled",
        /// A state lifted its block of a platform.
        BlockLifted = "block_lifted",
        /// An app was removed from an app store.
        AppDelisted = "app_delisted",
        /// An app was restored to an app store.
        AppReinstated = "app_reinstated",
        /// Servers or domain names were seized.
        InfrastructureSeized = "infrastructure_seized",
        /// A provider of hosting, domain names or payments ended its service to a website or platform.
        InfrastructureWithdrawn = "infrastructure_withdrawn",
        /// A fine was imposed.
        Fine = "fine",
        /// A function of the platform was restricted or removed.
        FeatureRestricted = "feature_restricted",
        /// User data were disclosed to an authority.
        DataDisclosed = "data_disclosed",
        /// A user was warned, or asked to stop.
        Warning = "warning",
        /// A strike was counted against an account, or points were taken off.
        Strike = "strike",
        /// A user had to change a name.
        UsernameReset = "username_reset",
        /// An account lost its verification mark.
        LossOfVerification = "loss_of_verification",
        /// A platform went to court against a user.
        LegalAction = "legal_action",
        /// The source does not state what was done.
        Unspecified = "unspecified",
    }
}

impl Measure {
    /// The decision type in the DSA Transparency Database; `None` for the project's own words.
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
            Self::ContentOther => "DECISION_VISIBILITY_OTHER",
            Self::MonetarySuspension => "DECISION_MONETARY_SUSPENSION",
            Self::MonetaryTermination => "DECISION_MONETARY_TERMINATION",
            Self::MonetaryOther => "DECISION_MONETARY_OTHER",
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
