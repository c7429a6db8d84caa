//! The words of the vocabularies, in each language.
//!
//! English stands in lower case, to be read within a sentence. In Arabic what a platform or a rule does
//! agrees with المنصة and القاعدة, which are feminine.

use std::borrow::Cow;

use super::{Locale, messages as m};
use crate::compare::{ProfileQuestion, Space, SupportBasis};
use crate::model::{
    Area, Authority, Basis, Channel, CommitmentKind, Country, Criterion, Decision, Designation, Discovery, DocumentKind, Doer, EndingKind,
    EventKind, ExceptionKind, FirstEdition, Group, HistoryExtent, HistoryStart, Kind, Language, LegalBasis, Material, Measure, Method,
    Modality, Object, OrganizationKind, Part, PlatformKind, Procedure, Published, ReaderKind, Recipient, ResponseKind, Role, Says, Scale,
    SourceKind, Stance, StatementCategory, Surface, Target, Timing, Topic, Trait, Trigger, Unit, YesNo,
};

/// A word of a vocabulary.
pub trait Label: Copy {
    /// In English and in Arabic.
    fn words(self) -> [&'static str; 2];

    /// The label in one language.
    fn label(self, lang: Locale) -> &'static str {
        lang.pick(self.words())
    }
}

/// A variant without words, or words without a variant, does not compile.
macro_rules! labels {
    ($($name:ident { $($variant:ident: $english:literal / $arabic:literal,)* })*) => { $(
        impl Label for $name {
            fn words(self) -> [&'static str; 2] {
                match self { $(Self::$variant => [$english, $arabic],)* }
            }
        }
    )* };
}

labels! {
    PlatformKind {
        Messaging: "messaging service" / "خدمة مراسلة",
        SocialNetwork: "social network" / "شبكة تواصل اجتماعي",
        VideoSharing: "video-sharing service" / "خدمة لمشاركة مقاطع الفيديو",
        Microblog: "microblogging service" / "خدمة تدوين مصغّر",
        Forum: "forum" / "منتدى نقاش",
        TeamChat: "team chat service" / "خدمة محادثات لفرق العمل",
        FileHosting: "file-hosting service" / "خدمة استضافة ملفات",
        AppStore: "app store" / "متجر تطبيقات",
        Search: "search and other services" / "بحث وخدمات أخرى",
    }
    Surface {
        PublicChannel: "public channel" / "قناة عامة",
        PrivateChannel: "private channel" / "قناة خاصة",
        Group: "group" / "مجموعة",
        PublicGroup: "public group" / "مجموعة عامة",
        PrivateGroup: "private group" / "مجموعة خاصة",
        PrivateChat: "private chat" / "محادثة خاصة",
        SecretChat: "secret chat (end-to-end encrypted)" / "محادثة سرية (مشفّرة تمامًا بين الطرفين)",
        Profile: "profile" / "ملف شخصي",
        Page: "page" / "صفحة",
        Post: "post" / "منشور",
        Comment: "comment" / "تعليق",
        Story: "story" / "قصة",
        Livestream: "livestream" / "بث مباشر",
        Video: "video" / "مقطع فيديو",
        Call: "call" / "مكالمة",
        Bot: "bot" / "روبوت",
        Ad: "advertisement" / "إعلان",
        Sticker: "stickers" / "ملصقات",
        Server: "server" / "خادم",
        Room: "room" / "غرفة",
        Workspace: "workspace" / "مساحة عمل",
        Community: "community" / "مجتمع",
        Event: "event page" / "صفحة فعالية",
        FileStorage: "file storage" / "تخزين الملفات",
        Marketplace: "marketplace" / "سوق إلكترونية",
        ExternalLink: "external link" / "رابط خارجي",
        OffPlatform: "outside of the platform" / "خارج المنصة",
        AllStated: "everywhere on the platform" / "في كل أنحاء المنصة",
    }
    OrganizationKind {
        Company: "company" / "شركة",
        Foundation: "foundation" / "مؤسسة",
        Government: "government" / "حكومة",
        Ministry: "ministry" / "وزارة",
        Regulator: "regulator" / "هيئة تنظيمية",
        LawEnforcement: "law enforcement agency" / "جهاز لإنفاذ القانون",
        Prosecutor: "public prosecutor" / "نيابة عامة",
        Court: "court" / "محكمة",
        IntelligenceAgency: "intelligence or security service" / "جهاز استخبارات أو أمن",
        NewsOrganization: "news organization" / "مؤسسة إخبارية",
        MonitoringService: "monitoring service" / "خدمة رصد",
        ResearchBody: "research body" / "جهة بحثية",
        CivilSociety: "civil society organization" / "منظمة من المجتمع المدني",
        IndustryBody: "industry body" / "هيئة أسستها شركات القطاع",
        Intergovernmental: "intergovernmental organization" / "منظمة حكومية دولية",
        DesignatedGroup: "designated terrorist group" / "جماعة مصنَّفة إرهابية",
        Movement: "movement" / "حركة",
    }
    SourceKind {
        NewsArticle: "news article" / "مقال إخباري",
        NewsRepublication: "republished news article" / "مقال إخباري معاد نشره",
        SocialMediaPost: "social media post" / "منشور على وسائل التواصل الاجتماعي",
        PressRelease: "press release" / "بيان صحفي",
        PlatformDocument: "platform document" / "وثيقة من المنصة",
        PlatformStatement: "platform statement" / "بيان من المنصة",
        GovernmentDocument: "government document" / "وثيقة حكومية",
        CourtDocument: "court document" / "وثيقة قضائية",
        ResearchReport: "research report" / "تقرير بحثي",
        Dataset: "dataset" / "مجموعة بيانات",
        Encyclopedia: "encyclopedia" / "موسوعة",
        BlogPost: "blog post" / "تدوينة",
    }
    Stance {
        Prohibits: "prohibits" / "تحظر",
        Restricts: "restricts" / "تقيّد",
        Requires: "requires" / "تُلزم",
        Discourages: "discourages" / "تنصح بتجنّبه",
        Permits: "permits" / "تسمح",
        DefersToLaw: "defers to the law" / "تحيل إلى القانون",
        Silent: "silent" / "لا تذكره",
        NoInformation: "no information" / "لا معلومات",
    }
    DocumentKind {
        TermsOfService: "terms of service" / "شروط الخدمة",
        CommunityGuidelines: "community guidelines" / "إرشادات المجتمع",
        PrivacyPolicy: "privacy policy" / "سياسة الخصوصية",
        Faq: "frequently asked questions" / "الأسئلة الشائعة",
        HelpPage: "help page" / "صفحة مساعدة",
        LawEnforcementGuidelines: "guidelines for law enforcement" / "إرشادات لجهات إنفاذ القانون",
        TransparencyPage: "transparency page or report" / "صفحة أو تقرير عن الشفافية",
        AdvertisingPolicy: "advertising policy" / "سياسة الإعلانات",
        CodeOfConduct: "code of conduct" / "مدونة سلوك",
        PublicStatement: "public statement" / "تصريح علني",
        ThirdPartyAssessment: "third-party assessment" / "تقييم من طرف ثالث",
    }
    Procedure {
        Scope: "scope of the rules" / "نطاق تطبيق القواعد",
        Detection: "detection of breaches" / "كشف المخالفات",
        Reporting: "reporting of breaches" / "الإبلاغ عن المخالفات",
        Review: "review and decisions" / "المراجعة واتخاذ القرار",
        Notice: "notice to those concerned" / "إخطار المعنيين",
        Appeal: "appeal" / "التظلّم",
        Sanctions: "sanctions" / "العقوبات",
        Referral: "referral to authorities" / "الإحالة إلى السلطات",
        Disclosure: "disclosure to authorities on request" / "الإفصاح للسلطات بناءً على طلبها",
        Age: "minimum ages" / "الحد الأدنى للسن",
        Transparency: "transparency on enforcement" / "الشفافية بشأن الإنفاذ",
        Labelling: "labelling" / "وضع العلامات",
        Verification: "verification" / "التحقق",
        UserTools: "tools for users" / "أدوات المستخدمين",
        GovernmentTakedown: "removal requests by governments" / "طلبات الحكومات لإزالة المحتوى",
    }
    Part {
        Justification: "justification" / "المبررات",
        Definition: "definition" / "التعريف",
        Examples: "examples" / "الأمثلة",
        Exceptions: "exceptions" / "الاستثناءات",
        Sanctions: "sanctions" / "العقوبات",
        Detection: "detection" / "كشف المخالفات",
        Reporting: "reporting of breaches" / "الإبلاغ عن المخالفات",
        Review: "review" / "المراجعة",
        Notice: "notice to those concerned" / "إخطار المعنيين",
        Appeal: "appeal" / "التظلّم",
        Referral: "referral to authorities" / "الإحالة إلى السلطات",
        Disclosure: "disclosure to authorities on request" / "الإفصاح للسلطات بناءً على طلبها",
        Age: "minimum age" / "الحد الأدنى للسن",
        Transparency: "transparency" / "الشفافية",
        Labelling: "labelling" / "وضع العلامات",
        Verification: "verification" / "التحقق",
        UserTools: "tools for users" / "أدوات المستخدمين",
        Scope: "scope" / "نطاق التطبيق",
    }
    Says {
        States: "stated" / "مذكور",
        Denies: "denied: the rule says that there is none" / "منفي: تقول القاعدة إنه لا وجود له",
        NotStated: "not stated: the document was read" / "غير مذكور: قُرئت الوثيقة",
    }
    Modality {
        Must: "must" / "يجب",
        Will: "will" / "بصيغة الجزم",
        May: "may" / "يجوز",
        ReservesRight: "reserves the right" / "تحتفظ بالحق في ذلك",
        Aims: "aims to" / "تسعى إلى ذلك",
    }
    YesNo {
        Yes: "yes" / "نعم",
        No: "no" / "لا",
    }
    Trigger {
        Any: "any breach" / "أي مخالفة",
        First: "the first breach" / "أول مخالفة",
        Severe: "a severe breach, even a single one" / "مخالفة جسيمة ولو كانت واحدة",
        Repeated: "repeated breaches" / "تكرار المخالفة",
        Pattern: "a pattern of conduct" / "نمط سلوك",
        Borderline: "content close to a breach" / "محتوى يقترب من المخالفة",
    }
    Object {
        Content: "content" / "المحتوى",
        Account: "account" / "الحساب",
        Channel: "channel" / "القناة",
        Group: "group or community" / "المجموعة أو المجتمع",
        Message: "message in a private space" / "رسالة في مساحة خاصة",
        Feature: "function of the service" / "خاصية من خصائص الخدمة",
        Money: "payments and revenue" / "المدفوعات والعائدات",
        ExternalLink: "link that leads elsewhere" / "رابط إلى موقع آخر",
        Service: "the service as a whole" / "الخدمة بأكملها",
    }
    Trait {
        Race: "race or skin colour" / "العرق أو لون البشرة",
        Ethnicity: "ethnicity" / "الانتماء الإثني",
        Nationality: "national origin or nationality" / "الأصل القومي أو الجنسية",
        ImmigrationStatus: "immigration status" / "وضع الهجرة",
        Religion: "religion or belief" / "الدين أو المعتقد",
        Caste: "caste" / "الطائفة (نظام الطبقات)",
        Sex: "sex" / "الجنس",
        Gender: "gender" / "النوع الاجتماعي",
        GenderIdentity: "gender identity" / "الهوية الجندرية",
        SexualOrientation: "sexual orientation" / "الميل الجنسي",
        Disability: "disability" / "الإعاقة",
        SeriousDisease: "serious disease" / "المرض الخطير",
        Age: "age" / "السن",
        VeteranStatus: "veteran status" / "صفة المحارب القديم",
        VictimsOfViolentEvents: "victims of major violent events and their kin" / "ضحايا أحداث العنف الكبرى وذووهم",
        Language: "language" / "اللغة",
        Appearance: "appearance" / "المظهر",
        Pregnancy: "pregnancy" / "الحمل",
        SocialStatus: "social or economic status" / "الوضع الاجتماعي أو الاقتصادي",
        Occupation: "occupation" / "المهنة",
        PoliticalOpinion: "political opinion or affiliation" / "الرأي أو الانتماء السياسي",
        Other: "other traits" / "سمات أخرى",
    }
    Designation {
        UnitedNations: "list of the United Nations Security Council" / "قائمة مجلس الأمن التابع للأمم المتحدة",
        EuropeanUnion: "list of the European Union" / "قائمة الاتحاد الأوروبي",
        UnitedStatesFto: "foreign terrorist organizations listed by the United States" / "قائمة الولايات المتحدة للمنظمات الإرهابية الأجنبية",
        UnitedKingdom: "list of the United Kingdom" / "قائمة المملكة المتحدة",
        Own: "the platform's own list" / "قائمة المنصة نفسها",
        Other: "another list" / "قائمة أخرى",
    }
    ExceptionKind {
        News: "news reporting" / "التغطية الإخبارية",
        Awareness: "raising awareness" / "التوعية",
        Education: "education" / "التعليم",
        Documentary: "documentary work" / "العمل الوثائقي",
        Science: "science and research" / "العلم والبحث",
        Art: "art and fiction" / "الفن والأعمال الخيالية",
        Satire: "satire" / "السخرية النقدية",
        Humour: "humour" / "الفكاهة",
        Condemnation: "condemnation" / "الإدانة",
        CounterSpeech: "speech against it" / "الخطاب المضاد",
        SelfReference: "speaking of oneself" / "حديث المرء عن نفسه",
        Consent: "consent of those concerned" / "موافقة المعنيين",
        CriticismOfIdeas: "criticism of ideas or institutions" / "نقد الأفكار أو المؤسسات",
        PoliticalDebate: "political debate" / "النقاش السياسي",
        ReligiousDebate: "religious debate" / "النقاش الديني",
        PublicInterest: "public interest" / "المصلحة العامة",
        PersonalExperience: "personal experience" / "التجربة الشخصية",
        StateActors: "conduct of states" / "تصرفات الدول",
        Medical: "medicine and health" / "الطب والصحة",
        Historical: "history" / "التاريخ",
        LegalRequirement: "what a law requires or allows" / "ما يوجبه القانون أو يجيزه",
        Other: "other exceptions" / "استثناءات أخرى",
    }
    Method {
        Automated: "automated means" / "وسائل آلية",
        HashMatching: "comparison with digital fingerprints" / "مطابقة البصمات الرقمية",
        People: "people who work for the platform" / "العاملون لدى المنصة",
        Users: "users and group moderators" / "المستخدمون ومشرفو المجموعات",
        TrustedFlaggers: "trusted flaggers and partners" / "المُبلِّغون الموثوقون والشركاء",
        Authorities: "authorities" / "السلطات",
        IndependentBody: "an independent body" / "هيئة مستقلة",
    }
    Material {
        Public: "public content" / "المحتوى العام",
        PrivateMessages: "private messages" / "الرسائل الخاصة",
        ReportedMessages: "messages that a user has reported" / "الرسائل التي أبلغ عنها مستخدم",
        Metadata: "metadata and behaviour" / "البيانات الوصفية والسلوك",
        Profile: "profiles" / "الملفات الشخصية",
        Files: "stored files" / "الملفات المخزَّنة",
    }
    Doer {
        Platform: "the platform" / "المنصة",
        Users: "users" / "المستخدمون",
        Anyone: "anyone, with or without an account" / "أي شخص، سواء أكان لديه حساب أم لا",
        Affected: "those affected and their representatives" / "المتضررون وممثلوهم",
        RightsHolders: "holders of rights" / "أصحاب الحقوق",
        TrustedFlaggers: "trusted flaggers and partners" / "المُبلِّغون الموثوقون والشركاء",
        Authorities: "authorities" / "السلطات",
        Moderators: "those who run a group, server or channel" / "القائمون على المجموعة أو الخادم أو القناة",
        Advertisers: "advertisers" / "المعلنون",
        FactCheckers: "fact-checkers" / "مدققو الحقائق",
    }
    Channel {
        InApp: "a function of the app or site" / "خاصية في التطبيق أو الموقع",
        Form: "a form on the web" / "نموذج على الإنترنت",
        Email: "e-mail" / "البريد الإلكتروني",
        Bot: "an automated account of the platform" / "حساب آلي تابع للمنصة",
        Post: "post" / "البريد العادي",
        Phone: "telephone" / "الهاتف",
        AuthorityPortal: "a portal for authorities" / "بوابة مخصصة للسلطات",
    }
    Timing {
        Before: "before" / "قبل ذلك",
        After: "after" / "بعد ذلك",
    }
    Criterion {
        Context: "context" / "السياق",
        Intent: "intent" / "القصد",
        Severity: "severity" / "الجسامة",
        Likelihood: "likelihood of harm" / "احتمال وقوع الضرر",
        Repetition: "earlier breaches" / "المخالفات السابقة",
        Reach: "reach" / "مدى الانتشار",
        Newsworthiness: "newsworthiness" / "القيمة الإخبارية",
        PublicInterest: "public interest" / "المصلحة العامة",
        LocalLaw: "law of the place" / "القانون المحلي",
    }
    Recipient {
        Affected: "those affected by the decision" / "المتأثرون بالقرار",
        Reporter: "those who reported" / "مقدمو البلاغ",
    }
    Decision {
        Removal: "removal of content" / "إزالة محتوى",
        Restriction: "restriction of content or functions" / "تقييد محتوى أو خصائص",
        Suspension: "suspension of an account" / "تعليق حساب",
        Termination: "termination of an account" / "إغلاق حساب",
        Strike: "warning or strike" / "إنذار أو تسجيل مخالفة",
        DataDisclosure: "disclosure of data to an authority" / "الإفصاح عن بيانات لسلطة",
        ReportOutcome: "outcome of a report" / "نتيجة البلاغ",
        Any: "any decision" / "أي قرار",
    }
    Authority {
        Police: "police and prosecutors" / "الشرطة والنيابة العامة",
        Ncmec: "National Center for Missing & Exploited Children (NCMEC)" / "المركز الوطني الأمريكي للأطفال المفقودين والمستغَلين (NCMEC)",
        Europol: "Europol" / "يوروبول",
        EmergencyServices: "emergency services" / "خدمات الطوارئ",
        Other: "other authorities or hotlines" / "سلطات أو خطوط إبلاغ أخرى",
    }
    LegalBasis {
        Subpoena: "subpoena" / "أمر استدعاء",
        CourtOrder: "court order" / "أمر قضائي",
        Warrant: "search warrant" / "مذكرة تفتيش",
        Emergency: "emergency with danger to life or limb" / "حالة طارئة تهدد الحياة أو السلامة",
        Preservation: "request to keep data" / "طلب حفظ البيانات",
        LegalRequest: "another request under law" / "طلب قانوني آخر",
        OwnJudgement: "the platform's own judgement" / "تقدير المنصة نفسها",
    }
    Published {
        Removals: "removals of content" / "حالات إزالة المحتوى",
        Accounts: "suspensions and terminations of accounts" / "حالات تعليق الحسابات وإغلاقها",
        DataRequests: "requests of authorities for data" / "طلبات السلطات للحصول على بيانات",
        RemovalRequests: "requests of authorities for removal" / "طلبات السلطات للإزالة",
        Appeals: "appeals and their outcomes" / "التظلّمات ونتائجها",
        TerroristContent: "terrorist content" / "المحتوى الإرهابي",
        ChildSexualAbuse: "child sexual abuse material" / "مواد الاعتداء الجنسي على الأطفال",
    }
    Basis {
        OwnDocument: "the platform's own document" / "وثيقة المنصة نفسها",
        OwnStatement: "the platform's own statement" / "تصريح المنصة نفسها",
        ThirdPartyAssessment: "assessment by others" / "تقييم من آخرين",
    }
    HistoryExtent {
        Complete: "every archived capture was read" / "قُرئت كل النسخ المؤرشفة",
        Sampled: "some of the archived captures were read" / "قُرئ بعض النسخ المؤرشفة",
        NewestOnly: "only the newest archived capture was read" / "قُرئت أحدث نسخة مؤرشفة فقط",
    }
    HistoryStart {
        WithArchive: "the first archived capture holds the rule, which may be older" / "تتضمن أول نسخة مؤرشفة القاعدة، وقد تكون أقدم منها",
        AfterAbsence: "an earlier capture does not hold the rule: it was new" / "لا تتضمن نسخة سابقة القاعدة: كانت جديدة",
    }
    EndingKind {
        Withdrawn: "withdrawn: its document no longer holds it" / "أُلغيت: لم تعد وثيقتها تتضمنها",
        Merged: "merged into another rule" / "أُدمجت في قاعدة أخرى",
        DocumentGone: "its document is gone" / "اختفت وثيقتها",
    }
    ReaderKind {
        Person: "a person" / "شخص",
        LanguageModel: "a language model" / "نموذج لغوي",
    }
    FirstEdition {
        Wording: "wording" / "الصياغة",
        Topic: "topic" / "الموضوع",
        Parts: "parts" / "الأجزاء",
        Surfaces: "spaces" / "المساحات",
        Sections: "sections" / "المقاطع",
        Division: "division into rules" / "التقسيم إلى قواعد",
    }
    CommitmentKind {
        TransparencyReport: "transparency reports" / "تقارير الشفافية",
        TerrorismReport: "reports on terrorist content" / "تقارير عن المحتوى الإرهابي",
        HashSharing: "sharing of digital fingerprints" / "تبادل البصمات الرقمية",
        GifctMember: "membership of GIFCT" / "عضوية المنتدى العالمي للإنترنت لمكافحة الإرهاب (GIFCT)",
        TrustedFlaggers: "priority for trusted flaggers" / "أولوية للمُبلِّغين الموثوقين",
        EuropolReferrals: "handling of Europol's referrals" / "معالجة إحالات يوروبول",
        EuInternetForum: "participation in the EU Internet Forum" / "المشاركة في منتدى الإنترنت التابع للاتحاد الأوروبي",
        IncidentProtocol: "participation in an incident protocol" / "المشاركة في بروتوكول للاستجابة للحوادث",
        ChildSafetyPartnership: "partnership against child sexual abuse" / "شراكة لمكافحة الاعتداء الجنسي على الأطفال",
        GovernmentPartnership: "partnership with a state body against terrorist content" / "شراكة مع جهة حكومية ضد المحتوى الإرهابي",
    }
    Target {
        Account: "accounts" / "حسابات",
        Bot: "bots" / "روبوتات",
        Channel: "channels" / "قنوات",
        Group: "groups" / "مجموعات",
        Community: "communities" / "مجتمعات",
        Page: "pages" / "صفحات",
        Post: "posts and messages" / "منشورات ورسائل",
        Video: "videos" / "مقاطع فيديو",
        Item: "pieces of content" / "مواد",
        Url: "web addresses" / "روابط",
        Platform: "whole platform" / "منصة بأكملها",
        App: "app" / "تطبيق",
        Website: "website" / "موقع إلكتروني",
        Server: "server" / "خادم",
        Domain: "domain name" / "اسم نطاق",
    }
    Discovery {
        OwnInitiative: "the platform's own search" / "بحث المنصة نفسها",
        AutomatedDetection: "automated detection" / "الكشف الآلي",
        UserReport: "reports by users" / "بلاغات المستخدمين",
        ResearcherReport: "reports by researchers" / "بلاغات الباحثين",
        CivilSocietyReport: "reports by civil society" / "بلاغات المجتمع المدني",
        TrustedFlagger: "reports by trusted flaggers" / "بلاغات المُبلِّغين الموثوقين",
        LawEnforcementReferral: "referrals by law enforcement" / "إحالات جهات إنفاذ القانون",
        GovernmentRequest: "government requests" / "طلبات حكومية",
        Press: "the press" / "الصحافة",
        CourtOrder: "court orders" / "أوامر قضائية",
    }
    ResponseKind {
        Statement: "statement" / "تصريح",
        Silence: "silence" / "صمت",
        Refusal: "refusal" / "رفض",
        Cooperation: "cooperation" / "تعاون",
        PolicyChange: "change of rules" / "تغيير في القواعد",
        Reinstatement: "reinstatement" / "إعادة ما أُزيل",
        LegalChallenge: "legal challenge" / "طعن قضائي",
        CallForReports: "call for reports" / "دعوة المستخدمين إلى الإبلاغ",
        Displacement: "move to another platform" / "انتقال إلى منصة أخرى",
        Adaptation: "change of ways on the same platform" / "تغيير الأساليب على المنصة نفسها",
        Assessment: "assessment" / "تقييم",
        Forecast: "forecast" / "توقّع",
        Criticism: "criticism" / "انتقاد",
    }
    EventKind {
        Attack: "attack" / "هجوم",
        LawEnforcementOperation: "law enforcement operation" / "عملية لأجهزة إنفاذ القانون",
        CourtRuling: "court ruling" / "حكم قضائي",
        Legislation: "legislation" / "تشريع",
        LegalProceeding: "legal proceeding" / "إجراء قضائي",
        Arrest: "arrest" / "توقيف",
        TerritorialLoss: "loss of territory" / "خسارة أراضٍ",
        Outage: "outage" / "انقطاع",
        Announcement: "announcement" / "إعلان",
        ResearchReport: "research report" / "تقرير بحثي",
        Meeting: "meeting" / "اجتماع",
        CapabilityLaunch: "new function or tool" / "وظيفة أو أداة جديدة",
    }
    Role {
        Founder: "founder" / "مؤسِّس",
        Executive: "executive" / "مسؤول تنفيذي",
        Spokesperson: "spokesperson" / "متحدث رسمي",
        Researcher: "researcher" / "باحث",
        Journalist: "journalist" / "صحفي",
        Official: "official" / "مسؤول رسمي",
        Expert: "expert" / "خبير",
    }
    Group {
        Researchers: "researchers" / "باحثون",
        Journalists: "journalists" / "صحفيون",
        Press: "the press" / "الصحافة",
        Users: "users" / "مستخدمون",
        Supporters: "supporters" / "أنصار",
        Experts: "experts" / "خبراء",
        Observers: "observers" / "مراقبون",
        Officials: "officials" / "مسؤولون",
        Activists: "activists" / "ناشطون",
        Companies: "companies" / "شركات",
        Maintainers: "the maintainers of this dataset" / "القائمون على مجموعة البيانات هذه",
    }
    Unit {
        Account: "accounts" / "حسابات",
        Bot: "bots" / "روبوتات",
        Channel: "channels" / "قنوات",
        Group: "groups" / "مجموعات",
        Chat: "chats" / "محادثات",
        Community: "communities" / "مجتمعات",
        Page: "pages" / "صفحات",
        Post: "posts" / "منشورات",
        Message: "messages" / "رسائل",
        Video: "videos" / "مقاطع فيديو",
        Image: "images" / "صور",
        Item: "items" / "مواد",
        Url: "URLs" / "روابط",
        Hash: "hashes" / "بصمات رقمية",
        Person: "people" / "أشخاص",
        User: "users" / "مستخدمون",
        Subscriber: "subscribers" / "مشتركون",
        Follower: "followers" / "متابعون",
        View: "views" / "مشاهدات",
        Request: "requests" / "طلبات",
        Order: "orders" / "أوامر",
        IpAddress: "IP addresses" / "عناوين IP",
        Domain: "domains" / "نطاقات",
        Platform: "platforms" / "منصات",
        Country: "countries" / "دول",
        Statement: "statements" / "تصريحات",
        Minute: "minutes" / "دقائق",
        Hour: "hours" / "ساعات",
        Day: "days" / "أيام",
        Money: "units of money" / "مبالغ",
        Megabyte: "megabytes" / "ميغابايت",
        Reviewer: "reviewers" / "مراجعون",
    }
    Scale {
        Count: "number" / "عدد",
        Share: "share in percent" / "نسبة مئوية",
    }
    Area {
        TerroristContent: "terrorist content" / "المحتوى الإرهابي",
        IllegalOrganizations: "illegal organizations" / "المنظمات غير المشروعة",
        RiskEnvironmentalDamage: "risk of environmental damage" / "خطر الإضرار بالبيئة",
        RiskPublicHealth: "risk for public health" / "الخطر على الصحة العامة",
        NationalSecurity: "national security" / "الأمن القومي",
        OtherRiskForPublicSecurity: "other risks for public security" / "مخاطر أخرى على الأمن العام",
        IncitementViolenceHatred: "incitement to violence or hatred" / "التحريض على العنف أو الكراهية",
        CoordinatedHarm: "coordinated harm" / "الإيذاء المنسّق",
        HumanExploitation: "human exploitation" / "استغلال البشر",
        HumanTrafficking: "human trafficking" / "الاتجار بالبشر",
        TraffickingWomenGirls: "trafficking in women and girls" / "الاتجار بالنساء والفتيات",
        GraphicViolence: "graphic violence" / "مشاهد العنف الصادمة",
        SexualViolence: "sexual violence" / "العنف الجنسي",
        OtherViolence: "other violence" / "أشكال أخرى من العنف",
        HateSpeech: "hate speech" / "خطاب الكراهية",
        Discrimination: "discrimination" / "التمييز",
        Defamation: "defamation" / "التشهير",
        OtherIllegalOrHarmfulSpeech: "other illegal or harmful speech" / "خطاب آخر غير قانوني أو ضار",
        ChildSexualAbuseMaterial: "child sexual abuse material" / "مواد الاعتداء الجنسي على الأطفال",
        ChildSexualAbuseMaterialDeepfake: "child sexual abuse material made by machine" / "مواد مصطنعة للاعتداء الجنسي على الأطفال",
        GroomingSexualEnticementMinors: "grooming or sexual enticement of minors" / "استمالة القاصرين أو إغراؤهم لأغراض جنسية",
        AgeSpecificRestrictionsMinors: "age limits for minors" / "قيود العمر الخاصة بالقاصرين",
        UnsafeChallenges: "unsafe challenges" / "التحديات الخطرة",
        OtherProtectionOfMinors: "other protection of minors" / "مسائل أخرى في حماية القاصرين",
        CyberHarassment: "cyber harassment" / "المضايقة الإلكترونية",
        CyberBullyingIntimidation: "cyber bullying and intimidation" / "التنمّر والترهيب الإلكتروني",
        CyberStalking: "cyber stalking" / "الملاحقة الإلكترونية",
        Stalking: "stalking" / "الملاحقة",
        CyberIncitement: "cyber incitement to hatred or violence" / "التحريض الإلكتروني على الكراهية أو العنف",
        NonConsensualImageSharing: "sharing of intimate material without consent" / "نشر مواد حميمة بلا موافقة أصحابها",
        NonConsensualMaterialDeepfake: "deepfakes of a person without consent" / "التزييف العميق لأشخاص بلا موافقتهم",
        OtherCyberViolence: "other cyber violence" / "أشكال أخرى من العنف الإلكتروني",
        CyberHarassmentAgainstWomen: "cyber harassment against women" / "المضايقة الإلكترونية للنساء",
        CyberStalkingAgainstWomen: "cyber stalking against women" / "الملاحقة الإلكترونية للنساء",
        BullyingAgainstGirls: "cyber bullying against girls" / "التنمّر الإلكتروني على الفتيات",
        IncitementAgainstWomen: "cyber incitement against women" / "التحريض الإلكتروني على النساء",
        FemaleGenderedDisinformation: "gendered disinformation about women" / "التضليل الذي يستهدف النساء",
        NonConsensualImageSharingAgainstWomen:
            "sharing of intimate material of women without consent" / "نشر مواد حميمة لنساء بلا موافقتهن",
        NonConsensualMaterialDeepfakeAgainstWomen: "deepfakes of women without consent" / "التزييف العميق لنساء بلا موافقتهن",
        OtherCyberViolenceAgainstWomen: "other cyber violence against women" / "أشكال أخرى من العنف الإلكتروني ضد المرأة",
        Suicide: "suicide" / "الانتحار",
        SelfMutilation: "self-mutilation" / "تشويه الذات",
        ContentPromotingEatingDisorders: "content promoting eating disorders" / "الترويج لاضطرابات الأكل",
        OtherSelfHarm: "other self-harm" / "أشكال أخرى من إيذاء النفس",
        MisinformationDisinformation:
            "misinformation, disinformation and foreign interference" / "المعلومات المغلوطة والمضللة والتدخل الأجنبي",
        ViolationEuLaw: "violation of EU law on elections" / "مخالفة قانون الاتحاد الأوروبي بشأن الانتخابات",
        ViolationNationalLaw: "violation of national law on elections" / "مخالفة القانون الوطني بشأن الانتخابات",
        PoliticalContent: "political content" / "المحتوى السياسي",
        OtherNegativeEffectsOnCivicDiscourseOrElections:
            "other effects on civic discourse or elections" / "آثار أخرى على الخطاب المدني أو الانتخابات",
        Phishing: "phishing" / "التصيّد الاحتيالي",
        PyramidSchemes: "pyramid schemes" / "مخططات التسويق الهرمي",
        InauthenticAccounts: "inauthentic accounts" / "الحسابات الزائفة",
        InauthenticListings: "inauthentic listings" / "العروض الزائفة",
        InauthenticUserReviews: "inauthentic user reviews" / "تقييمات المستخدمين الزائفة",
        ImpersonationAccountHijacking: "impersonation or account hijacking" / "انتحال الشخصية أو الاستيلاء على الحسابات",
        Spam: "spam" / "الرسائل المزعجة",
        FakeEngagement: "fake engagement" / "التفاعل الزائف",
        FinancialScams: "financial scams" / "الاحتيال المالي",
        HackingMalware: "hacking and malware" / "الاختراق والبرمجيات الخبيثة",
        OtherScamsAndFraud: "other scams and fraud" / "أشكال أخرى من النصب والاحتيال",
        BiometricDataBreach: "biometric data breach" / "انتهاك البيانات البيومترية",
        DataFalsification: "data falsification" / "تزوير البيانات",
        MissingProcessingGround: "missing ground for processing data" / "معالجة البيانات بلا سند قانوني",
        RightToBeForgotten: "right to be forgotten" / "الحق في النسيان",
        Doxxing: "doxxing" / "نشر بيانات الآخرين الشخصية",
        OtherDataProtectionAndPrivacyViolations:
            "other data protection and privacy violations" / "انتهاكات أخرى لحماية البيانات والخصوصية",
        CopyrightInfringement: "copyright infringement" / "التعدي على حقوق المؤلف",
        DesignInfringement: "design infringement" / "التعدي على التصاميم",
        GeographicIndicationsInfringement: "infringement of geographical indications" / "التعدي على المؤشرات الجغرافية",
        PatentInfringement: "patent infringement" / "التعدي على براءات الاختراع",
        TradeSecretInfringement: "trade secret infringement" / "التعدي على الأسرار التجارية",
        TrademarkInfringement: "trademark infringement" / "التعدي على العلامات التجارية",
        OtherIntellectualPropertyInfringements: "other intellectual property infringements" / "تعديات أخرى على الملكية الفكرية",
        HiddenAdvertisement: "hidden advertisement" / "الإعلانات الخفية",
        InsufficientInformationOnTraders: "insufficient information on traders" / "نقص المعلومات عن التجار",
        MisleadingInfoConsumerRights: "misleading information about consumer rights" / "معلومات مضللة عن حقوق المستهلك",
        MisleadingInfoGoodsServices: "misleading information about goods and services" / "معلومات مضللة عن السلع والخدمات",
        NoncompliancePricing: "non-compliance with pricing rules" / "مخالفة قواعد التسعير",
        RegulatedAdvice: "regulated advice" / "المشورة المهنية المنظَّمة",
        OtherConsumerInformation: "other consumer information infringements" / "مخالفات أخرى لإعلام المستهلك",
        ProhibitedProducts: "prohibited or restricted products" / "المنتجات المحظورة أو المقيّدة",
        UnsafeProducts: "unsafe or non-compliant products" / "المنتجات غير الآمنة أو غير المطابقة",
        DangerousToys: "dangerous toys" / "الألعاب الخطرة",
        Drugs: "drugs, medicines, alcohol and tobacco" / "المخدرات والأدوية والكحول والتبغ",
        Weapons: "weapons" / "الأسلحة والمتفجرات",
        Gambling: "gambling" / "المقامرة والمراهنة",
        OtherUnsafeAndProhibitedProducts: "other unsafe or prohibited products" / "منتجات أخرى غير آمنة أو محظورة",
        AnimalHarm: "animal harm" / "إيذاء الحيوانات",
        UnlawfulSaleAnimals: "unlawful sale of animals" / "بيع الحيوانات غير القانوني",
        OtherAnimalWelfare: "other animal welfare" / "مسائل أخرى في الرفق بالحيوان",
        AdultSexualMaterial: "adult sexual material" / "المواد الجنسية للبالغين",
        Nudity: "nudity" / "العري",
        AgeSpecificRestrictions: "age limits" / "قيود العمر",
        GeographicalRequirements: "geographical requirements" / "الشروط الجغرافية",
        GoodsServicesNotPermitted: "goods or services not permitted on the platform" / "السلع أو الخدمات التي لا تسمح بها المنصة",
        LanguageRequirements: "language requirements" / "شروط اللغة",
        SexualServices: "sexual services" / "الخدمات الجنسية",
        Profanity: "profanity" / "الألفاظ البذيئة",
        BanEvasion: "ban evasion" / "الالتفاف على الحظر",
        AccountTrade: "account trade" / "الاتجار بالحسابات",
        FalseReports: "false reports" / "البلاغات الكاذبة",
        Contests: "contests" / "المسابقات والسحوبات",
        ContentQuality: "content quality" / "جودة المحتوى",
        IllegalContent: "illegal content" / "المحتوى غير القانوني",
        Other: "other matters" / "مسائل أخرى",
        General: "general rules" / "القواعد العامة",
    }
    StatementCategory {
        AnimalWelfare: "animal welfare" / "الرفق بالحيوان",
        ConsumerInformation: "consumer information infringements" / "مخالفات إعلام المستهلك",
        CyberViolence: "cyber violence" / "العنف الإلكتروني",
        CyberViolenceAgainstWomen: "cyber violence against women" / "العنف الإلكتروني ضد المرأة",
        DataProtectionAndPrivacyViolations: "data protection and privacy violations" / "انتهاكات حماية البيانات والخصوصية",
        IllegalOrHarmfulSpeech: "illegal or harmful speech" / "الخطاب غير القانوني أو الضار",
        IntellectualPropertyInfringements: "intellectual property infringements" / "التعدي على حقوق الملكية الفكرية",
        NegativeEffectsOnCivicDiscourseOrElections:
            "negative effects on civic discourse or elections" / "الآثار السلبية على الخطاب المدني أو الانتخابات",
        NotSpecifiedNotice:
            "type of alleged illegal content not specified by the notifier" / "محتوى يُزعم أنه غير قانوني لم يحدد المُبلِّغ نوعه",
        NotSpecifiedOrder:
            "type of alleged illegal content not specified by the authority" / "محتوى يُزعم أنه غير قانوني لم تحدد السلطة نوعه",
        OtherViolationTc: "other violation of the provider's terms and conditions" / "مخالفة أخرى لشروط مقدم الخدمة وأحكامه",
        ProtectionOfMinors: "protection of minors" / "حماية القاصرين",
        RiskForPublicSecurity: "risk for public security" / "الخطر على الأمن العام",
        ScamsAndFraud: "scams and fraud" / "النصب والاحتيال",
        SelfHarm: "self-harm" / "إيذاء النفس",
        UnsafeAndProhibitedProducts:
            "unsafe, non-compliant or prohibited products" / "المنتجات غير الآمنة أو غير المطابقة أو المحظورة",
        Violence: "violence" / "العنف",
    }
    Measure {
        ContentRemoved: "content removed" / "إزالة محتوى",
        ContentDisabled: "access to content disabled" / "تعطيل الوصول إلى محتوى",
        ContentDemoted: "content shown less" / "خفض ظهور محتوى",
        ContentAgeRestricted: "content restricted by age" / "تقييد محتوى بحسب العمر",
        ContentInteractionRestricted: "interaction with content restricted" / "تقييد التفاعل مع محتوى",
        ContentLabelled: "content labelled" / "وسم محتوى",
        ContentOther: "content restricted in another way" / "تقييد محتوى بطريقة أخرى",
        MonetarySuspension: "payments suspended" / "تعليق المدفوعات",
        MonetaryTermination: "payments ended" / "إنهاء المدفوعات",
        MonetaryOther: "payments restricted in another way" / "تقييد المدفوعات بطريقة أخرى",
        ProvisionPartialSuspension: "service suspended in part" / "تعليق جزئي للخدمة",
        ProvisionTotalSuspension: "service suspended in full" / "تعليق كامل للخدمة",
        ProvisionPartialTermination: "service ended in part" / "إنهاء جزئي للخدمة",
        ProvisionTotalTermination: "service ended in full" / "إنهاء كامل للخدمة",
        AccountSuspended: "account suspended" / "تعليق حساب",
        AccountTerminated: "account terminated" / "إغلاق حساب",
        Referral: "content referred to the platform" / "إحالة محتوى إلى المنصة",
        RemovalOrder: "removal ordered by an authority" / "أمر من سلطة بإزالة محتوى",
        PlatformBlocked: "platform blocked" / "حجب منصة",
        PlatformThrottled: "platform slowed down" / "إبطاء منصة",
        InfrastructureSeized: "servers or domains seized" / "مصادرة خوادم أو نطاقات",
        InfrastructureWithdrawn: "service by hosts or other providers ended" / "إنهاء خدمة الاستضافة أو ما يماثلها",
        BlockLifted: "block lifted" / "رفع الحجب",
        AppDelisted: "app taken out of a store" / "سحب تطبيق من متجر",
        AppReinstated: "app back in a store" / "إعادة تطبيق إلى متجر",
        Fine: "fine" / "غرامة",
        FeatureRestricted: "feature restricted or taken away" / "تقييد خاصية أو سحبها",
        DataDisclosed: "user data disclosed to an authority" / "الإفصاح عن بيانات مستخدمين لسلطة",
        Warning: "warning" / "تحذير",
        Strike: "strike" / "مخالفة مسجلة على الحساب",
        UsernameReset: "name reset" / "إلزام بتغيير الاسم",
        LossOfVerification: "verification lost" / "سحب علامة التوثيق",
        LegalAction: "legal action" / "إجراء قضائي",
        Unspecified: "not specified" / "غير محدد",
    }
    Kind {
        Platform: "platform" / "منصة",
        Organization: "organization" / "جهة",
        Policy: "rule" / "قاعدة",
        Action: "action" / "إجراء",
        Response: "response" / "رد",
        Event: "event" / "حدث",
        Source: "source" / "مصدر",
    }
    SupportBasis {
        PrimaryDocument: "primary document" / "وثيقة أصلية",
        SeveralSources: "several independent sources" / "عدة مصادر مستقلة",
        OneSource: "one source" / "مصدر واحد",
        CopiesOnly: "copies only" / "نسخ منقولة فقط",
    }
    ProfileQuestion {
        Definition:
            "How is terrorist and violent extremist content defined?" / "كيف يُعرَّف المحتوى الإرهابي والمحتوى المتطرف العنيف؟",
        Documents: "In which documents are the rules made known?" / "في أي وثائق تُعلَن القواعد؟",
        Livestreams: "Are there rules for livestreams in particular?" / "هل توجد قواعد خاصة بالبث المباشر؟",
        Notifications:
            "Are those concerned told of removals and other decisions?" / "هل يُخطَر المعنيون بقرارات الإزالة وغيرها من القرارات؟",
        Appeals: "Can they appeal?" / "هل يمكنهم التظلّم؟",
        Identification: "How is such content found?" / "كيف يُكتشف هذا المحتوى؟",
        Sanctions: "What follows a breach?" / "ما الذي يترتب على المخالفة؟",
        TransparencyReports:
            "Are there transparency reports on such content in particular?" / "هل توجد تقارير شفافية عن هذا المحتوى تحديدًا؟",
        ReportContents: "What do the reports contain, and by what method?" / "ماذا تتضمن التقارير، وبأي منهجية؟",
        ReportFrequency: "How often do the reports appear?" / "ما وتيرة صدور التقارير؟",
        Misuse: "Has the service been used to spread such content?" / "هل استُخدمت الخدمة لنشر هذا المحتوى؟",
    }
    Space {
        Public: "public spaces" / "المساحات العامة",
        Private: "private spaces" / "المساحات الخاصة",
    }
}

/// The name of a field of a record; a field without a name of its own by its word in the records.
#[must_use]
pub fn field(field: &str, lang: Locale) -> Cow<'_, str> {
    let name = match field {
        "closed" => m::CLOSED,
        "described" => m::DESCRIBED,
        "developer" => m::DEVELOPER,
        "former_names" => m::FORMER_NAMES,
        "founded" => m::FOUNDED,
        "launched" => m::LAUNCHED,
        "operators" => m::OPERATORS,
        "owners" => m::OWNERS,
        "when" => m::WHEN,
        other => return other.replace('_', " ").into(),
    };
    lang.pick(name).into()
}

/// What a rule is about.
#[must_use]
pub fn topic(topic: &Topic, lang: Locale) -> &'static str {
    match topic {
        Topic::Content(area) => area.label(lang),
        Topic::Procedure(procedure) => procedure.label(lang),
    }
}

/// A kind of record as the heading of many.
#[must_use]
pub fn plural_kind(kind: Kind, lang: Locale) -> &'static str {
    lang.pick(match kind {
        Kind::Platform => ["platforms", "المنصات"],
        Kind::Organization => ["organizations", "الجهات"],
        Kind::Policy => ["rules", "القواعد"],
        Kind::Action => ["actions", "الإجراءات"],
        Kind::Response => ["responses", "الردود"],
        Kind::Event => ["events", "الأحداث"],
        Kind::Source => ["sources", "المصادر"],
    })
}

/// The name of a country as within a sentence; the code of one that has no name here.
#[must_use]
pub fn country(country: Country, lang: Locale) -> Cow<'static, str> {
    let names = match country.as_str() {
        "AE" => ["the United Arab Emirates", "الإمارات العربية المتحدة"],
        "AU" => ["Australia", "أستراليا"],
        "BE" => ["Belgium", "بلجيكا"],
        "BG" => ["Bulgaria", "بلغاريا"],
        "BH" => ["Bahrain", "البحرين"],
        "BR" => ["Brazil", "البرازيل"],
        "CA" => ["Canada", "كندا"],
        "CH" => ["Switzerland", "سويسرا"],
        "CN" => ["China", "الصين"],
        "DE" => ["Germany", "ألمانيا"],
        "DZ" => ["Algeria", "الجزائر"],
        "EG" => ["Egypt", "مصر"],
        "ES" => ["Spain", "إسبانيا"],
        "EU" => ["the European Union", "الاتحاد الأوروبي"],
        "FR" => ["France", "فرنسا"],
        "GB" => ["the United Kingdom", "المملكة المتحدة"],
        "ID" => ["Indonesia", "إندونيسيا"],
        "IL" => ["Israel", "إسرائيل"],
        "IN" => ["India", "الهند"],
        "IQ" => ["Iraq", "العراق"],
        "IR" => ["Iran", "إيران"],
        "IT" => ["Italy", "إيطاليا"],
        "JO" => ["Jordan", "الأردن"],
        "JP" => ["Japan", "اليابان"],
        "KR" => ["South Korea", "كوريا الجنوبية"],
        "KW" => ["Kuwait", "الكويت"],
        "LB" => ["Lebanon", "لبنان"],
        "LU" => ["Luxembourg", "لوكسمبورغ"],
        "LY" => ["Libya", "ليبيا"],
        "MA" => ["Morocco", "المغرب"],
        "NL" => ["the Netherlands", "هولندا"],
        "NO" => ["Norway", "النرويج"],
        "NZ" => ["New Zealand", "نيوزيلندا"],
        "OM" => ["Oman", "سلطنة عُمان"],
        "PK" => ["Pakistan", "باكستان"],
        "PL" => ["Poland", "بولندا"],
        "QA" => ["Qatar", "قطر"],
        "RU" => ["Russia", "روسيا"],
        "SA" => ["Saudi Arabia", "السعودية"],
        "SD" => ["Sudan", "السودان"],
        "SE" => ["Sweden", "السويد"],
        "SG" => ["Singapore", "سنغافورة"],
        "SY" => ["Syria", "سوريا"],
        "TJ" => ["Tajikistan", "طاجيكستان"],
        "TN" => ["Tunisia", "تونس"],
        "TR" => ["Turkey", "تركيا"],
        "UA" => ["Ukraine", "أوكرانيا"],
        "US" => ["the United States", "الولايات المتحدة"],
        "VG" => ["the British Virgin Islands", "جزر العذراء البريطانية"],
        "YE" => ["Yemen", "اليمن"],
        code => return code.to_owned().into(),
    };
    lang.pick(names).into()
}

/// The name of a language; the tag of one that has no name here.
#[must_use]
pub fn language(language: &Language, lang: Locale) -> &str {
    lang.pick(match language.as_str() {
        "ar" => ["Arabic", "العربية"],
        "cs" => ["Czech", "التشيكية"],
        "de" => ["German", "الألمانية"],
        "en" => ["English", "الإنجليزية"],
        "es" => ["Spanish", "الإسبانية"],
        "fa" => ["Persian", "الفارسية"],
        "fr" => ["French", "الفرنسية"],
        "he" => ["Hebrew", "العبرية"],
        "id" => ["Indonesian", "الإندونيسية"],
        "it" => ["Italian", "الإيطالية"],
        "ja" => ["Japanese", "اليابانية"],
        "ko" => ["Korean", "الكورية"],
        "ku" => ["Kurdish", "الكردية"],
        "nl" => ["Dutch", "الهولندية"],
        "pl" => ["Polish", "البولندية"],
        "pt" => ["Portuguese", "البرتغالية"],
        "ro" => ["Romanian", "الرومانية"],
        "ru" => ["Russian", "الروسية"],
        "sk" => ["Slovak", "السلوفاكية"],
        "sv" => ["Swedish", "السويدية"],
        "tr" => ["Turkish", "التركية"],
        "uk" => ["Ukrainian", "الأوكرانية"],
        "ur" => ["Urdu", "الأردية"],
        "zh" => ["Chinese", "الصينية"],
        tag => return tag,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Each in both languages, in its own script, and no two alike.
    fn sound<T: Label>(all: &[T]) {
        for lang in Locale::ALL {
            let terms: BTreeSet<&str> = all.iter().map(|term| term.label(lang)).collect();
            assert_eq!(terms.len(), all.len(), "{terms:?}");
            for term in terms {
                let arabic = term.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
                assert_eq!(arabic, lang == Locale::Ar, "{term}");
                assert_eq!(term, term.trim());
                assert!(!term.contains('_') && !term.contains("  "), "{term}");
            }
        }
    }

    #[test]
    fn every_word_is_in_both_languages() {
        sound(PlatformKind::ALL);
        sound(Surface::ALL);
        sound(OrganizationKind::ALL);
        sound(SourceKind::ALL);
        sound(Stance::ALL);
        sound(DocumentKind::ALL);
        sound(Part::ALL);
        sound(Procedure::ALL);
        sound(Says::ALL);
        sound(Modality::ALL);
        sound(YesNo::ALL);
        sound(Trigger::ALL);
        sound(Object::ALL);
        sound(Trait::ALL);
        sound(Designation::ALL);
        sound(ExceptionKind::ALL);
        sound(Method::ALL);
        sound(Material::ALL);
        sound(Doer::ALL);
        sound(Channel::ALL);
        sound(Timing::ALL);
        sound(Criterion::ALL);
        sound(Recipient::ALL);
        sound(Decision::ALL);
        sound(Authority::ALL);
        sound(LegalBasis::ALL);
        sound(Published::ALL);
        sound(Basis::ALL);
        sound(HistoryExtent::ALL);
        sound(HistoryStart::ALL);
        sound(EndingKind::ALL);
        sound(ReaderKind::ALL);
        sound(FirstEdition::ALL);
        sound(CommitmentKind::ALL);
        sound(Target::ALL);
        sound(Discovery::ALL);
        sound(ResponseKind::ALL);
        sound(EventKind::ALL);
        sound(Role::ALL);
        sound(Group::ALL);
        sound(Unit::ALL);
        sound(Scale::ALL);
        sound(Area::ALL);
        sound(StatementCategory::ALL);
        sound(Measure::ALL);
        sound(Kind::ALL);
        sound(ProfileQuestion::ALL);
        sound(&[SupportBasis::PrimaryDocument, SupportBasis::SeveralSources, SupportBasis::OneSource, SupportBasis::CopiesOnly]);
        sound(&[Space::Public, Space::Private]);
    }

    #[test]
    fn english_is_that_of_the_crate_where_it_has_words() {
        // What files and addresses call a policy is a rule here.
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Policy) {
            assert_eq!(kind.label(Locale::En), kind.as_str());
            assert_eq!(plural_kind(*kind, Locale::En), kind.folder());
        }
    }

    #[test]
    fn countries_and_languages() {
        assert_eq!(country(Country::from_static("EU"), Locale::En), "the European Union");
        assert_eq!(country(Country::from_static("EU"), Locale::Ar), "الاتحاد الأوروبي");
        assert_eq!(country(Country::from_static("FJ"), Locale::Ar), "FJ");
        let tag = |tag: &str| tag.parse::<Language>().unwrap();
        assert_eq!(language(&tag("ar"), Locale::En), "Arabic");
        assert_eq!(language(&tag("ar"), Locale::Ar), "العربية");
        assert_eq!(language(&tag("zh-Hant"), Locale::En), "zh-Hant");
    }
}
