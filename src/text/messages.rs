//! Every word of the site's own, in English and in Arabic; the words of the vocabularies are in [`terms`](crate::text::labels).

use super::Locale;
use super::plurals::plural;
use crate::compare::SupportBasis;
use crate::model::{Kind, Stance};

/// The same in English and in Arabic.
pub(crate) type Word = [&'static str; 2];

macro_rules! words {
    ($($name:ident: $english:literal / $arabic:literal)*) => { $(pub(crate) const $name: Word = [$english, $arabic];)* };
}

words! {
    // The frame
    TAGLINE: "Moderation policies, enforcement and responses, each claim with its source." /
        "سياسات الإشراف على المحتوى وإجراءات الإنفاذ والردود، وكل ادعاء مع مصدره."
    MADE_BY: "By" / "إعداد:"
    UNKNOWN_AUTHOR: "unknown" / "غير معروف"
    SKIP: "Skip to the content" / "انتقل إلى المحتوى"
    SITE_PARTS: "Main parts" / "أقسام الموقع"
    ON_THIS_PAGE: "On this page" / "في هذه الصفحة"
    TRAIL: "Belongs to" / "ينتمي إلى"
    PARTS: "Parts of the list" / "أجزاء القائمة"
    PARTS_BELOW: "Parts of the list, once more" / "أجزاء القائمة مرة أخرى"
    FEED: "Feed of new and changed records" / "خلاصة السجلات الجديدة والمعدّلة"
    LICENCE: "Licence of the records:" / "ترخيص السجلات:"
    AS_SEEN: "Documents last seen:" / "آخر اطلاع على الوثائق:"
    RECORDS: "Records" / "السجلات"
    AND: "and" / "و"
    OR: "or" / "أو"

    // The parts
    COMPARE: "Compare" / "مقارنة"
    TIMELINE: "Timeline" / "الخط الزمني"
    DISPLACEMENT: "Displacement" / "الانتقال"
    DISPUTES_PAGE: "Disputes" / "التضارب"
    SOURCES: "Sources" / "المصادر"
    METHOD: "Method" / "المنهج"
    DOWNLOADS: "Downloads" / "تنزيل البيانات"
    SEARCH: "Search" / "بحث"

    // Compare
    COMPARE_TITLE: "What does each platform say, what did it do, what followed?" / "ماذا تقول كل منصة، وماذا فعلت، وماذا تلا ذلك؟"
    AS_OF: "As of (end of year)" / "الوضع في (نهاية السنة)"
    NOW: "latest" / "الأحدث"
    CHOOSE: "Put platforms side by side" / "ضع منصات جنبًا إلى جنب"
    SHOW: "Show" / "عرض"
    TOO_FEW: "Choose two platforms or more." / "اختر منصتين أو أكثر."
    CLEAR: "Clear" / "مسح الاختيار"
    SIDE_BY_SIDE: "Side by side" / "جنبًا إلى جنب"
    WHOLE_COMPARISON: "The full comparison of these two, with dates and disputes" / "المقارنة الكاملة بين الاثنتين، مع التواريخ وأوجه التضارب"
    QUESTION: "Question" / "السؤال"
    ALL_PLATFORMS: "All platforms" / "كل المنصات"
    MATRIX_CAPTION: "What each platform's rules say of an area, the main rule first, with how many rules say so and when the main one was last seen; and how many actions are recorded. Each word leads to the rules and their evidence." /
        "ما تقوله قواعد كل منصة عن كل مجال، والقاعدة الرئيسية أولًا، مع عدد القواعد التي تقوله وتاريخ آخر مشاهدة للقاعدة الرئيسية، وعدد الإجراءات المسجلة. كل كلمة تقود إلى القواعد وأدلتها."
    PLATFORM: "Platform" / "المنصة"
    OTHER_AREAS: "other areas" / "مجالات أخرى"
    TOOK: "How long it took" / "كم استغرق"
    UNKNOWN_HEAD: "What is not known" / "ما ليس معروفًا"
    DID: "What was done" / "ما اتُّخذ من إجراءات"
    FOLLOWED: "What followed" / "ما تلا ذلك"
    IS_DISPUTED: "What is disputed" / "ما تتضارب فيه المصادر"
    ACTIONS: "actions" / "الإجراءات"
    RESPONSES: "responses" / "الردود"
    DISPUTES: "disputes" / "التضارب"
    NOT_RESEARCHED: "not researched" / "لم يُبحث"
    NOT_RESEARCHED_MEANS: "Not yet looked into for this record: nothing follows from the empty field." / "لم يُبحث بعد لأغراض هذا السجل: لا يُستنتج شيء من الخانة الفارغة."
    NOTHING_BY_THEN: "nothing seen by then" / "لم يُرصد شيء حتى ذلك الحين"
    NOTHING_BY_THEN_MEANS: "No rule of that time is recorded: the platform may not have existed, its rules may have been seen later only, or they were not looked into." /
        "لا قاعدة مسجلة من ذلك الوقت: ربما لم تكن المنصة موجودة، أو لم تُشاهَد قواعدها إلا لاحقًا، أو لم تُبحث."
    NOTHING: "none recorded" / "لا شيء مسجل"
    NOTHING_RECORDED: "nothing recorded" / "لا شيء مسجل"
    PAIRS: "Two platforms beside each other" / "منصتان جنبًا إلى جنب"
    PAIRS_ABOUT: "Platforms between which a community moved." / "منصات انتقل بينها أنصار جماعة."
    PAIR_LEDE: "What both say of terrorist content in public and in private spaces and on enforcement, what was done, how long it took, what followed, what is disputed and what is unknown." /
        "ما تقوله المنصتان عن المحتوى الإرهابي في المساحات العامة والخاصة وعن الإنفاذ، وما اتُّخذ من إجراءات، وكم استغرق، وما تلاه، وما تتضارب فيه المصادر، وما هو مجهول."
    AFTER: "after" / "بعد"
    LAW_OF: "law of" / "قانون"
    ONLY_IN: "only in" / "حصرًا في"

    // Timeline
    TIMELINE_TITLE: "What happened, and when" / "ماذا حدث، ومتى"
    TIMELINE_LEDE: "Events, enforcement actions and responses in the order that is certain. A date that is not exactly known is drawn as the span in which it lies; accounts that differ are drawn over each other." /
        "الأحداث وإجراءات الإنفاذ والردود بترتيبها المؤكد. التاريخ غير المعروف بدقة يُرسم مدى زمنيًا يقع فيه، والروايات المختلفة يُرسم بعضها فوق بعض."
    TIMELINE_CAPTION: "≈ marks what may overlap with the next row, or have come after it." / "تشير العلامة ≈ إلى ما قد يتداخل مع الصف التالي أو يأتي بعده."
    MAY_BE_LATER: "may overlap with the next, or have come after it" / "قد يتداخل مع ما يليه أو يأتي بعده"
    WHOLE_TIMELINE: "The timeline of all platforms" / "الخط الزمني لكل المنصات"
    YEARS: "Years" / "السنوات"
    EVENT_MARK: "event" / "حدث"
    ACTION_MARK: "enforcement action" / "إجراء إنفاذ"
    RESPONSE_MARK: "response" / "رد"
    SPAN_MARK: "at some time in this span, or all through it" / "في وقت ما من هذا المدى أو طواله"
    OPEN_MARK: "from then on, or up to then" / "منذ ذلك الحين أو حتى ذلك الحين"
    AS_TABLE: "As a table" / "في جدول"
    AS_PICTURE: "As a picture" / "في رسم"
    TOO_MANY: "There is more here than a picture can show: the years' pages have tables." / "المادة أكثر مما يتسع له رسم؛ تجد الجداول في صفحات السنوات."
    FIGURE_UNSTATED: "a figure is not stated" / "رقم غير مذكور"
    UNDATED: "undated" / "بلا تاريخ"

    // Displacement
    DISPLACEMENT_TITLE: "Where communities moved" / "إلى أين انتقلت الجماعات"
    DISPLACEMENT_LEDE: "Moves from platform to platform that sources report. A curve leads from what was left to where part of a community went; a thicker one stands for several reports." /
        "حالات انتقال من منصة إلى أخرى كما أوردتها المصادر. يصل كل منحنى بين المنصة المتروكة والمنصة التي قصدها جزء من الجماعة، والمنحنى الأسمك يمثل عدة تقارير."
    DISPLACEMENT_CAPTION: "Each move with its date and the record that tells of it." / "كل انتقال مع تاريخه والسجل الذي يرويه."
    LEFT: "left" / "المنصة المتروكة"
    WENT_TO: "went to" / "المنصة المقصودة"
    COMMUNITY: "community" / "الجماعة"

    // Disputes
    DISPUTES_TITLE: "Where sources contradict each other" / "ما تتضارب فيه المصادر"
    DISPUTED: "disputed" / "محل خلاف"
    SOURCES_DIFFER: "Sources contradict each other: no value is picked here." / "المصادر متضاربة: لا تُرجَّح هنا أي قيمة."

    // Records
    WHO: "Basic facts" / "معلومات أساسية"
    SAYS: "What it says" / "ماذا تقول"
    EVENTS: "Events" / "أحداث"
    COMMITMENTS: "Commitments" / "التزامات"
    PROFILE: "Profile by the OECD's questions" / "الملف وفق أسئلة منظمة التعاون الاقتصادي والتنمية"
    PROFILE_ABOUT: "The questions on terrorist and violent extremist content of the OECD's benchmarking reports, in our words, with what the records answer." /
        "أسئلة تقارير منظمة التعاون الاقتصادي والتنمية المقارِنة عن المحتوى الإرهابي والمتطرف العنيف، بصياغتنا، مع ما تجيب به السجلات."
    UNKNOWN: "no record answers this" / "لا سجل يجيب عن هذا السؤال"
    COPY: "Copy" / "نسخ"
    COPIED: "Copied" / "نُسخ"
    BIBTEX_OF_SOURCE: "BibTeX of the source itself" / "BibTeX للمصدر نفسه"
    CITE: "Cite this" / "الاستشهاد بهذه الصفحة"
    KIND: "Kind" / "النوع"
    NAME: "Name" / "الاسم"
    NAMES: "Names" / "الأسماء"
    FORMER_NAMES: "Former names" / "أسماء سابقة"
    LAUNCHED: "Launched" / "تاريخ الإطلاق"
    CLOSED: "Closed" / "تاريخ الإغلاق"
    DEVELOPER: "Made by" / "الجهة المطوِّرة"
    OPERATORS: "Owned or run by" / "المالك أو المشغِّل"
    DESCRIBED: "How sources describe it" / "كما تصفها المصادر"
    SURFACES: "Spaces" / "المساحات"
    COUNTRY: "Country" / "البلد"
    WIKIDATA: "Wikidata" / "ويكي بيانات"
    DSA_NAME: "Name in the DSA Transparency Database" / "الاسم في قاعدة بيانات الشفافية لقانون الخدمات الرقمية الأوروبي"
    FOUNDED: "Founded" / "تاريخ التأسيس"
    WHO_OWNS_WHOM: "Who owns whom" / "من يملك من"
    OWNS: "owns" / "تملك"
    OWNERS: "Owned by" / "المالك"
    FIGURES: "Figures" / "الأرقام"
    EVIDENCE: "Evidence" / "الأدلة"
    NO_POLICY: "No rule of this platform has been researched." / "لم تُبحث أي قاعدة لهذه المنصة."
    SEEN: "first seen:" / "أول مشاهدة:"
    LAST: "last seen:" / "آخر مشاهدة:"
    SINCE: "start:" / "البداية:"
    UNTIL: "end:" / "النهاية:"
    LAST_LOOKED: "last looked:" / "آخر بحث:"
    STANCE: "Stance" / "الموقف"
    AREA: "Area" / "المجال"
    AREAS: "Areas" / "المجالات"
    DOCUMENT: "Document" / "الوثيقة"
    APPLIES_ON: "Applies to" / "تنطبق على"
    SAID_BY: "according to" / "القائل:"
    SAID_BY_WHOM: "Said by" / "القائل"
    SEARCHED: "Searched by" / "بحث عنها"
    IN_FORCE: "In force" / "فترة السريان"
    WHEN: "When" / "متى"
    WHAT: "What" / "ماذا"
    ACTORS: "Done by" / "الفاعل"
    PARTNERS: "With" / "بمشاركة"
    PLATFORMS: "Platforms" / "المنصات"
    POLICIES: "Rules" / "القواعد"
    MEASURES: "Measures" / "التدابير"
    TARGETS: "Directed at" / "استهدف"
    AGAINST: "Community concerned" / "الجماعة المعنية"
    GROUNDS: "On the grounds of" / "على أساس"
    DISCOVERED: "Came to notice through" / "كيف اكتُشف"
    TRIGGER: "After" / "أعقب"
    CONCERNS: "Concerns" / "تتعلق بـ"
    BY: "By" / "صاحب الرد"
    IN_REPLY_TO: "In reply to" / "ردًا على"
    PUBLISHER: "Publisher" / "الناشر"
    AUTHORS: "Authors" / "الكتّاب"
    LANGUAGE: "Language" / "اللغة"
    PUBLISHED: "Published" / "تاريخ النشر"
    ADDRESS: "Address" / "العنوان"
    KEPT: "Text kept in" / "النص محفوظ في"
    LICENSED: "licence:" / "الترخيص:"
    TEXT_WITH_DIGEST: "a text with SHA-256" / "نص بصمته SHA-256"
    BASED_ON: "Based on" / "مبني على"
    NOTE: "Note" / "ملاحظة"
    TITLE: "Title" / "العنوان"
    UNTITLED: "untitled" / "بلا عنوان"
    CITED_BY: "Cited by" / "استشهد به"
    CITED_BY_HOW_MANY: "Cited by" / "عدد السجلات المستشهِدة به"
    REFERRED_TO_BY: "Referred to by" / "أشار إليه"
    SECTION: "section" / "قسم"
    PARAGRAPH: "paragraph" / "فقرة"
    CHARACTERS: "characters" / "المحارف"
    PROVABLE: "exact words" / "نص حرفي"
    VERSION: "Version" / "الإصدار"
    ADDED: "New" / "جديد"
    CHANGED: "Changed" / "معدّل"

    // Rules
    LAST_SEEN: "Last seen" / "آخر مشاهدة"
    FIRST_SEEN: "First seen" / "أول مشاهدة"
    SEEN_THEN: "seen at that time" / "شوهدت في ذلك الوقت"
    SEEN_AROUND: "seen before and after that time" / "شوهدت قبل ذلك الوقت وبعده"
    MAY_HAVE_CHANGED: "it may have changed by then; the next version was first seen:" / "ربما تغيّرت حتى ذلك الحين؛ أول مشاهدة للصيغة التالية:"
    MAY_HAVE_CHANGED_SHORT: "may have changed by then" / "ربما تغيّرت حتى ذلك الحين"
    PLATFORM_CLOSED: "platform closed:" / "أُغلقت المنصة:"
    ENDED_BY: "ended:" / "انتهت:"
    NOT_YET_SEEN: "not yet seen" / "لم تُشاهَد بعد"
    NEVER_SEEN: "no sighting is recorded" / "لا مشاهدة مسجلة"
    FIRST_EDITION: "first edition" / "الطبعة الأولى"
    AS_FIRST_EDITION: "as the first edition recorded it:" / "كما سجلته الطبعة الأولى:"
    AS_FIRST_EDITION_MEANS: "nobody has read this in the document again since." / "لم يعد أحد منذ ذلك الحين إلى قراءته في الوثيقة."
    AS_FIRST_EDITION_LONG: "Something of the rule stands as the first edition recorded it: nobody has read it in the document again since." / "جزء من القاعدة باقٍ كما سجلته الطبعة الأولى: لم يعد أحد إلى قراءته في الوثيقة منذ ذلك الحين."
    TOPIC: "Topic" / "الموضوع"
    ALSO: "Further areas" / "مجالات أخرى"
    ALSO_NAMED: "named in rules on other topics" / "ترد في قواعد عن موضوعات أخرى"
    PROCEDURE: "procedure" / "آليات الإنفاذ"
    PROCEDURES: "Procedures: how rules are enforced" / "آليات الإنفاذ: كيف تُطبَّق القواعد"
    PROCEDURES_HEAD: "procedures" / "آليات الإنفاذ"
    PART_OF: "Detail of" / "تفصيل لقاعدة"
    DETAILS: "Its details" / "القواعد التفصيلية"
    HISTORY: "History" / "التاريخ المسجل"
    FOR_AUDIENCE: "for:" / "موجهة إلى:"
    CODING: "Read by" / "قرأها"
    CODEBOOK: "codebook" / "دليل الترميز"
    RULE_VERSION: "Version" / "الصيغة"
    STATUS: "Status" / "الحالة"
    THE_VERSION: "The version seen last" / "آخر صيغة شوهدت"
    THE_VERSION_BEFORE_CLOSING: "The version seen last before the platform closed" / "آخر صيغة شوهدت قبل إغلاق المنصة"
    THE_LAST_VERSION: "The last version" / "آخر صيغة"
    EARLIER_VERSIONS: "Earlier versions" / "صيغ سابقة"
    OTHER_VERSIONS: "Other versions" / "صيغ أخرى"
    CHANGE: "What changed" / "ما الذي تغيّر"
    BASIS: "Rests on" / "تستند إلى"
    NOT_IN: "not in" / "لا تنطبق في"
    LOGGED: "Change log" / "سجل التغييرات لدى المنصة"
    NORM: "Words that state it" / "العبارات التي تنص عليها"
    OF_SECTION: "of the section as folded" / "من المقطع بعد توحيد تنسيقه"
    PARTS_AND_SIGHTINGS: "parts and sightings" / "الأجزاء والمشاهدات"
    ITS_PARTS: "Its parts" / "أجزاؤها"
    SIGHTINGS: "sightings" / "المشاهدات"
    SIGHTINGS_ABOUT: "Each line is a run: captures in a row whose section has one text. What lies between two captures is not proved." / "كل سطر سلسلة: نسخ مؤرشفة متتالية يحمل مقطعها نصًا واحدًا. ما يقع بين نسختين غير مثبت."
    LINE: "line" / "السطر"
    LINES: "lines" / "الأسطر"
    FIRST_CAPTURE: "first:" / "الأولى:"
    LAST_CAPTURE: "last:" / "الأخيرة:"
    FOLDED_TEXT: "SHA-256 of the folded section" / "بصمة SHA-256 للمقطع بعد توحيد تنسيقه"
    REWORDED: "other words, same meaning:" / "عبارات أخرى بالمعنى نفسه:"
    DOUBT: "doubt about the date:" / "شك في التاريخ:"
    ABSENT: "Seen without the rule" / "شوهدت الوثيقة من دون القاعدة"
    ABSENT_ABOUT: "Captures of the document that do not hold the rule." / "نسخ مؤرشفة من الوثيقة لا تتضمن القاعدة."
    READ_WHOLE: "read whole:" / "قُرئت كاملة:"
    STEMS: "searched for:" / "كلمات البحث:"
    ENDED: "Ended" / "انتهت"
    ENDED_RULES: "Rules that ended" / "قواعد انتهت"
    NOW_IN: "now in:" / "صارت ضمن:"
    OF_DOCUMENT: "Document of" / "وثيقة تخص"

    // The facts of parts
    BINDING: "how binding" / "درجة الإلزام"
    DONE_BY: "by" / "بواسطة"
    TRAITS: "protected traits" / "السمات المحمية"
    CONDITIONAL_TRAITS: "traits protected in some cases" / "سمات محمية في بعض الحالات"
    DESIGNATIONS: "relies on" / "تستند إلى"
    EXCEPTED: "for" / "لأجل"
    MEASURE: "measure" / "التدبير"
    ON_WHAT: "concerns" / "يخص"
    SET_OFF_BY: "set off by" / "يترتب على"
    HOW_MANY_BREACHES: "number of breaches" / "عدد المخالفات"
    WITHIN: "counted within" / "خلال مدة"
    LASTS: "lasts" / "مدته"
    MATERIAL: "looks at" / "يشمل"
    ENCRYPTED: "encrypted content included" / "يشمل المحتوى المشفّر"
    WHO_CAN: "who can" / "لمن يحق ذلك"
    CHANNELS: "channels" / "القنوات المتاحة"
    ANONYMOUS: "anonymous" / "دون كشف الهوية"
    BEFORE_OR_AFTER_PUBLICATION: "before or after publication" / "قبل النشر أو بعده"
    BEFORE_OR_AFTER_DECISION: "before or after the decision" / "قبل القرار أو بعده"
    WEIGHED: "weighs" / "المعايير"
    TOLD: "told" / "من يُخطَر"
    OF_WHAT: "of" / "بشأن"
    REASONS: "with reasons" / "مع بيان الأسباب"
    DEADLINE: "time to object" / "مهلة التظلّم"
    ATTEMPTS: "how often" / "عدد المرات"
    ANSWERED_WITHIN: "answered within" / "مهلة الرد"
    DECIDED_BY: "decided by" / "صاحب القرار"
    OUTSIDE_BODY: "a body outside of the platform can be asked" / "إمكانية اللجوء إلى هيئة خارج المنصة"
    TO_WHOM: "to" / "إلى"
    GROUNDED_ON: "on the basis of" / "بناءً على"
    USER_TOLD: "user told" / "يُخطَر المستخدم"
    YEARS_OF_AGE: "years of age" / "السن بالسنوات"
    PARENTS: "parents must consent" / "تُشترط موافقة الوالدين"
    REPORTED_THINGS: "tells of" / "يتناول"
    HOW_OFTEN: "how often" / "الوتيرة"

    // Downloads
    DOWNLOADS_LEDE: "The whole dataset in the forms that others read. Built again from the same records, the files are identical byte for byte." /
        "مجموعة البيانات كاملة بالصيغ التي تقرؤها البرامج الأخرى. إعادة إنشاء الملفات من السجلات نفسها تعطي ملفات متطابقة تمامًا."
    FILE: "File" / "الملف"
    SIZE: "Size" / "الحجم"
    CHECKSUM: "SHA-256" / "SHA-256"
    CHECK_SUMS: "To check a download, compare its digest with the one above:" / "للتحقق من ملف نزّلته، قارن بصمته بالبصمة أعلاه:"

    // Search
    SEARCH_LABEL: "Search all records by name, in English or Arabic" / "ابحث في كل السجلات بالاسم، بالعربية أو الإنجليزية"
    SEARCH_WITHOUT: "Search needs JavaScript. The lists below hold every record, and your browser can search in them." / "يحتاج البحث إلى جافاسكربت. القوائم أدناه تضم كل السجلات ويمكن للمتصفح البحث فيها."
    RESULTS: "Results:" / "عدد النتائج:"
    SHOWN: "shown:" / "المعروض:"
    NO_INDEX: "The index could not be loaded. Please reload the page." / "تعذّر تحميل الفهرس. أعد تحميل الصفحة."
    NO_RESULTS: "Nothing found. Try fewer or other words." / "لا نتائج. جرّب كلمات أقل أو غيرها."
    BROWSE: "All records" / "كل السجلات"
    NOT_FOUND: "There is no such page" / "لا توجد صفحة كهذه"
    NOT_FOUND_ABOUT: "It may have moved, or the address may be mistyped. Every record is in the search and in the lists." / "ربما نُقلت أو كُتب العنوان خطأ. تجد كل السجلات في البحث وفي القوائم."

    // Method
    METHOD_TITLE: "How to read this record" / "كيف يُقرأ هذا السجل"
    METHOD_ABOUT: "About these records" / "عن هذه السجلات"
    METHOD_LEDE: "What the words mean, how dates and counts are read, what is left out and why." / "معاني الكلمات، وكيف تُقرأ التواريخ والأعداد، وما الذي تُرك ولماذا."
    SUPPORT: "How well a claim is supported" / "مدى استناد الادعاء إلى المصادر"
    AREAS_ABOUT: "Areas are keywords of the EU's DSA Transparency Database, so that what is said here can be counted beside the statements of reasons there." /
        "المجالات هي كلمات مفتاحية من قاعدة بيانات الشفافية لقانون الخدمات الرقمية الأوروبي، ليتسنى عدّ ما يُقال هنا إلى جانب بيانات الأسباب هناك."
    DSA_KEYWORD: "DSA keyword" / "الكلمة المفتاحية"
}

/// Headings and what stands below them.
pub(crate) const METHOD_PARTS: &[(Word, &[Word])] = &[
    (
        ["Claims, not verdicts", "ادعاءات لا أحكام"],
        &[
            [
                "Every date, figure and owner is recorded as a claim: what is said, who says it, and where that stands. Sources that contradict each other give two claims beside each other. Which of them is right is not decided here; how many independent sources each has is computed and shown.",
                "كل تاريخ ورقم ومالك مسجل بوصفه ادعاءً: ما قيل، ومن قاله، وأين ورد. المصدران المتضاربان يعطيان ادعاءين متجاورين. لا يُحسم هنا أيهما الصحيح، لكن يُحسب عدد المصادر المستقلة لكل منهما ويُعرض.",
            ],
            [
                "Summaries are in our own words. “Exact words” marks a citation that names the very characters of its source with their SHA-256 digest, so that whoever has the text can prove that they stand there.",
                "الملخصات بصياغتنا. عبارة «نص حرفي» تشير إلى استشهاد يحدد محارف المصدر ذاتها مع بصمتها SHA-256، فيمكن لمن لديه النص أن يثبت وجودها.",
            ],
        ],
    ),
    (
        ["Three kinds of nothing", "ثلاثة أنواع من الفراغ"],
        &[[
            "“Silent” means that a document was read and says nothing of the matter; who read it, and until when, is recorded. “No information” means that someone looked for a rule and found none. “Not researched” means that it has not yet been looked into for this record. Only the first two say something about a platform.",
            "«لا تذكره» تعني أن وثيقة قُرئت ولم تقل شيئًا عن الأمر، ومن قرأها وحتى متى مسجل. «لا معلومات» تعني أن أحدًا بحث عن قاعدة ولم يجدها. «لم يُبحث» تعني أن الأمر لم يُبحث بعد لأغراض هذا السجل. الأوليان فقط تقولان شيئًا عن المنصة.",
        ]],
    ),
    (
        ["Dates", "التواريخ"],
        &[
            [
                "Dates are kept as exactly as they are known, in the Extended Date/Time Format (EDTF, ISO 8601-2): a day, a month, a span, “about”, “by”. One event comes before another only where that is certain whatever the dates turn out to be; elsewhere the timeline says that they may overlap.",
                "تُحفظ التواريخ بالدقة المعروفة بها وفق صيغة EDTF (المعيار ISO 8601-2): يوم أو شهر أو مدى أو «نحو» أو «بحلول». لا يُعد حدث سابقًا لآخر إلا حين يكون ذلك مؤكدًا أيًا كانت التواريخ الفعلية؛ وفي غير ذلك يقول الخط الزمني إنهما قد يتداخلان.",
            ],
            [
                "A rule is one record with all its versions. Each version is recorded on the days on which it was seen standing. A sighting proves its own day and nothing beyond: a rule is never called current here, but shown with the day on which it was last seen. “As of” a year means its end; if another version was seen next, the page says that the rule may have changed by then. Of a platform that has closed, the version seen last before that is shown.",
                "كل قاعدة سجل واحد يضم كل صيغها. تُسجل كل صيغة في الأيام التي شوهدت فيها قائمة. المشاهدة تثبت يومها وحده: لا توصف قاعدة هنا بأنها سارية الآن، بل تُعرض مع تاريخ آخر مشاهدة لها. «الوضع في» سنة ما يعني نهايتها؛ وإذا شوهدت بعدها صيغة أخرى فالصفحة تقول إن القاعدة ربما تغيّرت حتى ذلك الحين. أما المنصة المغلقة فتُعرض آخر صيغة شوهدت قبل إغلاقها.",
            ],
        ],
    ),
    (
        ["The first edition", "الطبعة الأولى"],
        &[[
            "The mark “first edition” stands where nobody has read the document again since the first edition of the records; the page of the rule says what it concerns: the wording, the parts, the spaces.",
            "توضع علامة «الطبعة الأولى» حيث لم يعد أحد إلى قراءة الوثيقة منذ الطبعة الأولى للسجلات، وتبيّن صفحة القاعدة ما تخصه العلامة: الصياغة أو الأجزاء أو المساحات.",
        ]],
    ),
    (
        ["Counts", "الأعداد"],
        &[[
            "Figures keep the qualifier of whoever gave them: about, nearly, more than, dozens. Units are kept apart, since accounts, channels and posts are not the same thing. Two figures contradict each other only if no number could satisfy both.",
            "يُنقل كل رقم مع القيد الذي ذكره صاحبه: نحو، ما يقارب، أكثر من، عشرات. وتبقى الوحدات منفصلة، فالحسابات والقنوات والمنشورات ليست شيئًا واحدًا. لا يتعارض رقمان إلا إذا لم يكن ثمة عدد يحقق كليهما.",
        ]],
    ),
    (
        ["What is left out, and why", "ما الذي تُرك، ولماذا"],
        &[[
            "No names, handles, invite links or addresses of extremist material, no private persons, and no advice on where moderation is weakest. People are named only where they spoke in a public role. What a designated group or its supporters did is told without repeating their words.",
            "لا أسماء حسابات ولا معرّفات ولا روابط دعوة ولا عناوين لمواد متطرفة، ولا أشخاص من غير الشخصيات العامة، ولا نصائح عن مواضع ضعف الإشراف. لا يُذكر الأشخاص بأسمائهم إلا إذا تحدثوا بحكم دور عام. وما فعلته جماعة مصنفة أو أنصارها يُروى دون تكرار كلامهم.",
        ]],
    ),
];

pub(crate) fn compare_lede(lang: Locale, [platforms, policies, actions, responses]: [usize; 4]) -> String {
    let counts = [
        plural(platforms, lang, ["platform", "platforms"], ["منصة", "منصتان", "منصات", "منصة"]),
        plural(policies, lang, ["rule", "rules"], ["قاعدة واحدة", "قاعدتان", "قواعد", "قاعدة"]),
        plural(actions, lang, ["action", "actions"], ["إجراء", "إجراءان", "إجراءات", "إجراءً"]),
        plural(responses, lang, ["response", "responses"], ["رد", "ردان", "ردود", "ردًا"]),
    ]
    .join(lang.comma());
    match lang {
        Locale::En => format!(
            "{counts}: every claim with who made it and where it stands. Where sources contradict each other, the accounts stand side by side."
        ),
        Locale::Ar => format!("{counts}: كل ادعاء مع صاحبه وموضعه. وحيث تتضارب المصادر تُعرض الروايات جنبًا إلى جنب."),
    }
}

/// What is told of the end of a year.
pub(crate) const AS_OF_LEDE: Word = [
    "The rules as they stood by then, as far as that is known, each with when it was last seen; and what had been done and had followed by then.",
    "القواعد كما كانت حتى ذلك الحين بقدر ما يُعرف، كل منها مع تاريخ آخر مشاهدة لها، وما كان قد اتُّخذ من إجراءات وما تلاها.",
];

pub(crate) fn compare_as_of(lang: Locale, year: i64) -> String {
    match lang {
        Locale::En => format!("What platforms said and did by the end of {year}"),
        Locale::Ar => format!("ما قالته المنصات وفعلته حتى نهاية {year}"),
    }
}

pub(crate) fn all_as_of(lang: Locale, year: i64) -> String {
    match lang {
        Locale::En => format!("All platforms at the end of {year}"),
        Locale::Ar => format!("كل المنصات في نهاية {year}"),
    }
}

pub(crate) fn actions(lang: Locale, n: usize) -> String {
    plural(n, lang, ["action", "actions"], ["إجراء", "إجراءان", "إجراءات", "إجراءً"])
}

pub(crate) fn disputed(lang: Locale, n: usize) -> String {
    match lang {
        Locale::En => format!("{n} disputed"),
        Locale::Ar => format!("محل خلاف: {n}"),
    }
}

pub(crate) fn and_more(lang: Locale, n: usize) -> String {
    match lang {
        Locale::En => format!("and {n} more"),
        Locale::Ar => format!("وغيرها ({n})"),
    }
}

pub(crate) fn other_dates(lang: Locale, n: usize) -> String {
    plural(n, lang, ["other date", "other dates"], ["تاريخ آخر", "تاريخان آخران", "تواريخ أخرى", "تاريخًا آخر"])
}

pub(crate) fn earlier(lang: Locale, n: usize) -> String {
    plural(n, lang, ["earlier version", "earlier versions"], ["صيغة سابقة", "صيغتان سابقتان", "صيغ سابقة", "صيغة سابقة"])
}

pub(crate) fn rules(lang: Locale, n: usize) -> String {
    plural(n, lang, ["rule", "rules"], ["قاعدة واحدة", "قاعدتان", "قواعد", "قاعدة"])
}

pub(crate) fn captures(lang: Locale, n: usize) -> String {
    plural(n, lang, ["capture", "captures"], ["نسخة مؤرشفة واحدة", "نسختان مؤرشفتان", "نسخ مؤرشفة", "نسخة مؤرشفة"])
}

pub(crate) fn sightings(lang: Locale, n: usize) -> String {
    plural(n, lang, ["sighting", "sightings"], ["مشاهدة واحدة", "مشاهدتان", "مشاهدات", "مشاهدة"])
}

pub(crate) fn pair_title(lang: Locale, one: &str, other: &str) -> String {
    match lang {
        Locale::En => format!("{one} and {other}"),
        Locale::Ar => format!("{one} و{other}"),
    }
}

pub(crate) fn platform_about(lang: Locale, name: &str, [policies, actions, responses]: [usize; 3]) -> String {
    let counts = [
        plural(policies, lang, ["recorded rule", "recorded rules"], ["قاعدة مسجلة واحدة", "قاعدتان مسجلتان", "قواعد مسجلة", "قاعدة مسجلة"]),
        plural(actions, lang, ["action", "actions"], ["إجراء", "إجراءان", "إجراءات", "إجراءً"]),
        plural(responses, lang, ["response", "responses"], ["رد", "ردان", "ردود", "ردًا"]),
    ]
    .join(lang.comma());
    format!("{name}: {counts}.")
}

pub(crate) fn from_to(lang: Locale, first: i64, last: i64) -> String {
    match lang {
        Locale::En => format!("{first} to {last}"),
        Locale::Ar => format!("من {first} إلى {last}"),
    }
}

pub(crate) fn busiest(lang: Locale, first: &str, last: &str) -> String {
    match lang {
        Locale::En => format!("{first} and {last}: the best-documented months"),
        Locale::Ar => format!("{first} و{last}: الفترة الأوفر توثيقًا"),
    }
}

pub(crate) fn busiest_about(lang: Locale, shown: usize, all: usize) -> String {
    match lang {
        Locale::En if shown == all => format!("All {all} events, actions and responses."),
        Locale::En => format!(
            "The {shown} of {all} events, actions and responses that are best documented and most often referred to; the rest are in the year's table."
        ),
        Locale::Ar if shown == all => format!("كل الأحداث والإجراءات والردود ({all})."),
        Locale::Ar => {
            format!(
                "{shown} من أصل {all} من الأحداث والإجراءات والردود، وهي الأوفر توثيقًا والأكثر ورودًا في السجلات الأخرى؛ والبقية في جدول السنة."
            )
        }
    }
}

pub(crate) fn year_title(lang: Locale, year: i64) -> String {
    match lang {
        Locale::En => format!("What happened in {year}"),
        Locale::Ar => format!("ماذا حدث في {year}"),
    }
}

pub(crate) fn year_lede(lang: Locale, n: usize) -> String {
    match lang {
        Locale::En => format!(
            "{} that some account places in this year.",
            plural(n, lang, ["event, action or response", "events, actions and responses"], [""; 4])
        ),
        Locale::Ar => format!("أحداث وإجراءات وردود تضعها رواية ما في هذه السنة: {n}."),
    }
}

pub(crate) fn disputes_lede(lang: Locale, n: usize) -> String {
    match lang {
        Locale::En => format!(
            "{} on which recorded claims cannot all be true, with every account and who gives it.",
            plural(n, lang, ["question", "questions"], [""; 4])
        ),
        Locale::Ar => format!(
            "{}: ادعاءات مسجلة لا يمكن أن تصح جميعها، مع كل رواية وصاحبها.",
            plural(n, lang, [""; 2], ["سؤال", "سؤالان", "أسئلة", "سؤالًا"])
        ),
    }
}

pub(crate) fn provable(lang: Locale, proved: usize, all: usize) -> String {
    match lang {
        Locale::En => format!("{proved} of {all} citations name the exact words of their source."),
        Locale::Ar => format!("{proved} من أصل {all} من الاستشهادات تحدد نص المصدر حرفيًا."),
    }
}

pub(crate) fn stance(lang: Locale, stance: Stance) -> &'static str {
    lang.pick(match stance {
        Stance::Prohibits => ["The rule forbids it.", "القاعدة تحظره."],
        Stance::Restricts => ["The rule allows it within limits.", "القاعدة تسمح به ضمن حدود."],
        Stance::Requires => ["The rule makes something a duty of users.", "القاعدة تفرض على المستخدمين واجبًا."],
        Stance::Discourages => ["The rule asks users not to, without a ban.", "القاعدة تطلب من المستخدمين تجنّبه دون أن تحظره."],
        Stance::Permits => ["The rule allows it.", "القاعدة تسمح به."],
        Stance::DefersToLaw => ["The rule forbids what a country's law forbids.", "القاعدة تحظر ما يحظره قانون بلد ما."],
        Stance::Silent => ["The documents were read and say nothing of it.", "قُرئت الوثائق ولا تقول شيئًا عنه."],
        Stance::NoInformation => ["A rule was looked for and none was found.", "جرى البحث عن قاعدة ولم يُعثر عليها."],
    })
}

pub(crate) fn basis(lang: Locale, basis: SupportBasis) -> &'static str {
    lang.pick(match basis {
        SupportBasis::PrimaryDocument => {
            ["A document of those whom it concerns: a policy, a ruling, a release.", "وثيقة صادرة عن المعنيين: سياسة أو حكم أو بيان."]
        }
        SupportBasis::SeveralSources => ["Two or more sources, none of which copies another.", "مصدران أو أكثر لا ينقل أحدها عن الآخر."],
        SupportBasis::OneSource => ["One source.", "مصدر واحد."],
        SupportBasis::CopiesOnly => {
            ["Only copies or retellings of a source that is not itself cited.", "نسخ أو روايات منقولة فقط عن مصدر غير مستشهد به."]
        }
    })
}

pub(crate) fn kind_about(lang: Locale, kind: Kind) -> &'static str {
    lang.pick(match kind {
        Kind::Platform => ["Services on which people publish or write to each other.", "خدمات ينشر عليها الناس أو يتراسلون."],
        Kind::Organization => {
            ["Who acts, speaks, owns a platform or is acted against.", "من يتصرف أو يتحدث أو يملك منصة أو يُتخذ إجراء ضده."]
        }
        Kind::Policy => [
            "What a document of a platform says on a topic: one record for each rule, with all its versions and when each was seen.",
            "ما تقوله وثيقة من وثائق المنصة عن موضوع ما: سجل لكل قاعدة، مع كل صيغها ومتى شوهدت كل منها.",
        ],
        Kind::Action => [
            "What was done: removals, bans, blocks, and states' blocks of platforms.",
            "ما اتُّخذ من إجراءات: إزالة وحظر وحجب، وحجب الدول للمنصات.",
        ],
        Kind::Response => [
            "What followed: statements, silences, changes of rules, moves elsewhere.",
            "ما تلا ذلك: تصريحات وصمت وتغيير قواعد وانتقال إلى منصات أخرى.",
        ],
        Kind::Event => {
            ["What set something off: attacks, rulings, operations, laws.", "ما أطلق سلسلة الأحداث: هجمات وأحكام وعمليات وقوانين."]
        }
        Kind::Source => ["Where it all stands: articles, policy documents, reports.", "أين ورد كل ذلك: مقالات ووثائق سياسات وتقارير."],
    })
}

/// What is in a folder of the downloads.
pub(crate) fn form(lang: Locale, folder: &str) -> &'static str {
    lang.pick(match folder {
        "csv" => ["CSV: a file for each table", "CSV: ملف لكل جدول"],
        "ndjson" => ["NDJSON: a record on each line", "NDJSON: سجل في كل سطر"],
        "parquet" => ["Parquet: typed columns for data engines", "Parquet: أعمدة مكتوبة الأنواع لمحركات البيانات"],
        _ => ["The whole dataset", "مجموعة البيانات كاملة"],
    })
}

/// What a table holds; English has the export's own words.
pub(crate) fn table(name: &str) -> Option<&'static str> {
    Some(match name {
        "absences" => "وثائق شوهدت من دون القاعدة",
        "action_figures" => "أعداد الإجراءات",
        "archives" => "أرشيفات المصادر",
        "citations" => "الاستشهادات",
        "claims" => "الادعاءات",
        "commitments" => "الالتزامات",
        "comparison" => "المقارنة",
        "disputes" => "أوجه التضارب",
        "figures" => "الأعداد",
        "coverage" => "التغطية",
        "record_references" => "الروابط بين السجلات",
        "part_facts" => "تفاصيل أجزاء القواعد",
        "parts" => "أجزاء القواعد",
        "policy_areas" => "مجالات القواعد",
        "readers" => "من قرأ القواعد",
        "records" => "كل السجلات",
        "sanctions" => "العقوبات",
        "searched" => "عمليات البحث",
        "sightings" => "مشاهدات الصيغ",
        "silences" => "حالات الصمت",
        "stances" => "المواقف",
        "timeline" => "الخط الزمني",
        "translations" => "الترجمات",
        "versions" => "صيغ القواعد",
        _ => return None,
    })
}

/// What a file of the downloads is; of a table, the table itself tells.
pub(crate) fn file(path: &str) -> Option<Word> {
    Some(match path {
        "dataset.json" => ["All records as one JSON document", "كل السجلات في وثيقة JSON واحدة"],
        "dataset.sqlite" => ["SQLite database with full-text search", "قاعدة بيانات SQLite مع بحث نصي"],
        "metadata.json" => ["What Datasette tells of the database", "بيانات Datasette الوصفية"],
        "sources.bib" => ["The sources for BibLaTeX", "المصادر بصيغة BibLaTeX"],
        "sources.csl.json" => ["The sources for Zotero and Pandoc", "المصادر لبرنامجي Zotero وPandoc"],
        "croissant.json" => ["Croissant metadata for machine learning", "بيانات وصفية بصيغة Croissant"],
        "dataset.jsonld" => ["schema.org metadata", "بيانات وصفية بصيغة schema.org"],
        "catalog.jsonld" => ["DCAT metadata for data portals", "بيانات وصفية بصيغة DCAT لبوابات البيانات"],
        "csv/datapackage.json" => ["Frictionless Data Package over the CSV files", "حزمة بيانات Frictionless لملفات CSV"],
        _ => return None,
    })
}
