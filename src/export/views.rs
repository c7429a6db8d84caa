//! The common questions, as views over the tables.

use crate::model::Area;

/// A question that is asked often.
pub(super) struct SqlView {
    pub(super) name: &'static str,
    /// What a row is.
    pub(super) about: &'static str,
    /// The columns, and what they mean.
    pub(super) columns: &'static [(&'static str, &'static str)],
    /// What makes the rows, in an order that makes sense. `{areas}` stands for the table of all areas.
    pub(super) sql: &'static str,
}

impl SqlView {
    /// The query that makes the rows.
    pub(super) fn query(&self) -> String {
        let areas: Vec<String> = Area::of_content().map(|area| format!("('{area}')")).collect();
        self.sql.trim().replace("{areas}", &format!("(WITH areas(area) AS (VALUES {}) SELECT area FROM areas)", areas.join(",")))
    }
}

pub(super) fn views() -> &'static [SqlView] {
    VIEWS
}

const VIEWS: &[SqlView] = &[
    SqlView {
        name: "stances",
        about: "What each platform says of each area: its main rule, in the version that stands as far as the records reach. No row: no rule on it stands, or it is not researched; see `coverage`.",
        columns: &[
            ("platform", "The platform."),
            ("platform_name", "Its name."),
            ("area", "The area."),
            ("dsa_keyword", "The area's keyword in the DSA Transparency Database."),
            ("stance", "What the rule says. `silent`: the document was read and says nothing; `no_information`: looked for, not found."),
            ("rule", "The rule, in the words of the record."),
            ("policy", "The rule's record."),
            ("version", "The version."),
            ("document_kind", "The kind of document that states it."),
            ("last_seen", "When that version was last seen, in EDTF."),
            ("standing", "What the records tell of the rule: `last_seen` where nothing tells whether it still stands."),
            ("others", "How many other rules on the area stand beside it."),
            ("other_stances", "What these say; a JSON array."),
            ("first_edition", "What of the rule still stands as the first edition recorded it; a JSON array."),
        ],
        sql: "
SELECT a.platform, f.name, a.area, a.dsa_keyword, a.stance, v.rule, a.policy, a.version, p.document_kind, a.last_seen, a.standing,
  (SELECT count(*) FROM policy_areas o WHERE o.platform = a.platform AND o.area = a.area AND o.place > 0),
  (SELECT json_group_array(stance) FROM (SELECT DISTINCT o.stance FROM policy_areas o
    WHERE o.platform = a.platform AND o.area = a.area AND o.place > 0 AND o.stance IS NOT NULL ORDER BY o.stance)),
  p.first_edition
FROM policy_areas a JOIN policies p ON p.id = a.policy JOIN versions v ON v.id = a.version LEFT JOIN platforms f ON f.id = a.platform
WHERE a.place = 0
ORDER BY a.platform, a.area
",
    },
    SqlView {
        name: "comparison",
        about: "What each platform said of each area, and when that was seen: a row for each version of each rule. No row: not researched.",
        columns: &[
            ("area", "The area."),
            ("dsa_keyword", "The area's keyword in the DSA Transparency Database."),
            ("platform", "The platform."),
            ("platform_name", "Its name."),
            ("stance", "What the version says. `silent`: the document was read and says nothing; `no_information`: looked for, not found; empty: a procedure."),
            ("policy", "The rule."),
            ("title", "Its title."),
            ("version", "The version."),
            ("rule", "What it says, in the words of the record."),
            ("change", "What differs from the version before."),
            ("basis", "What it rests on."),
            ("document_kind", "The kind of document that says it."),
            ("surfaces", "Where on the platform it applies, where the rule says so; a JSON array."),
            ("law", "The law that it serves, where it serves one."),
            ("applies_in", "The countries where it applies, where that is not everywhere; a JSON array."),
            ("not_in", "The countries where it does not apply; a JSON array."),
            ("first_seen", "When it was first seen, in EDTF. Not the day it took effect."),
            ("last_seen", "When it was last seen, in EDTF."),
            ("sightings", "How many runs of captures and reports saw it."),
            ("in_force", "The dates that sources claim it to be in force, in EDTF; a JSON array."),
            ("newest", "Whether it is the newest version that is recorded."),
            ("place", "Of the version that stands as far as the records reach: the rule's place among those of the platform on the area, the main rule 0."),
            ("standing", "What the records tell of the rule, as far as they reach."),
            ("first_edition", "What of the rule still stands as the first edition recorded it; a JSON array."),
        ],
        sql: r"
SELECT a.area, a.dsa_keyword, a.platform, f.name, v.stance, a.policy, p.title, v.id, v.rule, v.change, v.basis, p.document_kind,
  v.surfaces, v.law, v.applies_in, v.not_in, v.first_seen, v.last_seen, v.sightings, v.in_force, v.newest,
  CASE WHEN a.version = v.id THEN a.place END, a.standing, p.first_edition
FROM policy_areas a JOIN policies p ON p.id = a.policy JOIN versions v ON v.policy = a.policy LEFT JOIN platforms f ON f.id = a.platform
ORDER BY a.area, a.platform, a.policy, v.place
",
    },
    SqlView {
        name: "coverage",
        about: "What is researched: a row for each platform and each area. The three kinds of nothing are kept apart.",
        columns: &[
            ("platform", "The platform."),
            ("platform_name", "Its name."),
            ("area", "The area."),
            (
                "coverage",
                "`recorded`: rules say something; `silent`: documents were read and say nothing; `no_information`: looked for, not found; `not_researched`: no record.",
            ),
            ("policies", "How many rules say something, by their newest versions."),
        ],
        sql: "
SELECT f.id, f.name, a.area,
  CASE WHEN count(p.id) = 0 THEN 'not_researched'
    WHEN sum(p.newest_stance NOT IN ('silent', 'no_information')) > 0 THEN 'recorded'
    WHEN sum(p.newest_stance = 'silent') > 0 THEN 'silent'
    ELSE 'no_information' END,
  coalesce(sum(p.newest_stance NOT IN ('silent', 'no_information')), 0)
FROM platforms f CROSS JOIN {areas} a
LEFT JOIN (policy_areas n JOIN policies p ON p.id = n.policy AND p.newest_stance IS NOT NULL) ON n.platform = f.id AND n.area = a.area
GROUP BY f.id, a.area ORDER BY f.id, a.area
",
    },
    SqlView {
        name: "sanctions",
        about: "What follows a breach: a row for each sanction of each version of a rule, with its typed facts side by side. Other kinds of parts are taken apart in the same way.",
        columns: &[
            ("platform", "The platform."),
            ("policy", "The rule."),
            ("topic", "The area or procedure that it is about."),
            ("version", "The version."),
            ("newest", "Whether it is the newest version that is recorded."),
            ("last_seen", "When the version was last seen, in EDTF."),
            ("part", "The sanction."),
            ("measure", "The measure; `unspecified` where the rule leaves it open."),
            ("dsa_decision", "Its decision type in the DSA Transparency Database."),
            ("objects", "What it is directed at; a JSON array."),
            ("breach", "What sets it off: any breach, the first, a severe one …"),
            ("breaches", "After how many breaches, where a number is stated."),
            ("within", "The time in which the breaches count, as an ISO 8601 duration."),
            ("lasts", "How long the measure lasts, as an ISO 8601 duration, or `indefinite`."),
            ("says", "`states`: the rule states it; `denies`: it says that there is none; `not_stated`: read, and not stated."),
            ("modality", "How binding the words are."),
            ("detail", "What it says, in the words of the record."),
        ],
        sql: "
SELECT p.platform, p.id, p.topic, v.id, v.newest, v.last_seen, s.id,
  max(CASE WHEN f.fact = 'measure' THEN f.value END), max(f.dsa_decision),
  json_group_array(f.value) FILTER (WHERE f.fact = 'on'),
  max(CASE WHEN f.fact = 'trigger' THEN f.value END), max(CASE WHEN f.fact = 'number' THEN f.number END),
  max(CASE WHEN f.fact = 'within' THEN f.value END), max(CASE WHEN f.fact = 'lasts' THEN f.value END),
  s.says, s.modality, s.detail
FROM parts s JOIN versions v ON v.id = s.version JOIN policies p ON p.id = s.policy LEFT JOIN part_facts f ON f.part = s.id
WHERE s.kind = 'sanctions'
GROUP BY s.rowid ORDER BY s.rowid
",
    },
    SqlView {
        name: "timeline",
        about: "What happened: a row for each date that is claimed for an event, an action or a response. A record whose dates are disputed has several.",
        columns: &[
            ("earliest", "The first second (UTC) that the date can mean; empty where it is open or unknown."),
            ("latest", "The last second (UTC) that the date can mean; empty where it is open or unknown."),
            ("date", "The date that is claimed, in EDTF; empty where none is."),
            ("kind", "event, action or response."),
            ("record", "The record, as `kind:id`."),
            ("title", "Its title."),
            ("platforms", "The platforms that it concerns; a JSON array."),
            ("said_by", "Who says that it was then, where that is not simply the publisher of the source."),
            ("disputed", "Whether the date cannot be true together with another one of the record."),
            ("sources", "The sources that say so; a JSON array."),
            ("note", "A remark on the claim."),
            ("claim", "The claim."),
        ],
        sql: "
SELECT c.date_earliest, c.date_latest, c.date, r.kind, r.record, r.title,
  (SELECT json_group_array(id) FROM (SELECT DISTINCT substr(l.target, 10) AS id FROM record_references l
    WHERE l.record = r.record AND l.role IN ('platforms', 'from', 'moved_to') AND l.target LIKE 'platform:%' ORDER BY id)),
  c.said_by, c.disputed,
  (SELECT json_group_array(source) FROM (SELECT DISTINCT k.source FROM citations k WHERE k.claim = c.id ORDER BY k.source)),
  c.note, c.id
FROM records r LEFT JOIN claims c ON c.record = r.record AND c.question = 'when'
WHERE r.kind IN ('event', 'action', 'response')
ORDER BY coalesce(c.date_earliest, c.date_latest) IS NULL, coalesce(c.date_earliest, c.date_latest), c.date_latest, r.record, c.place
",
    },
    SqlView {
        name: "disputes",
        about: "Where sources contradict each other: every answer to a question on which two answers cannot both be true, a row each. Nothing picks a winner.",
        columns: &[
            ("record", "The record, as `kind:id`."),
            ("title", "Its title."),
            ("question", "What is asked, as a route in the record; `who owns whom` where two are said to own each other."),
            ("what", "What is counted, where the question is about a number."),
            ("place", "The place among the answers, from 0."),
            ("value", "What is claimed, in words."),
            ("said_by", "Who says so, where that is not simply the publisher of the source."),
            ("disputed", "Whether this answer contradicts another; 0: it agrees with all of them."),
            ("sources", "The sources that say so; a JSON array."),
            ("note", "A remark on the claim."),
            ("claim", "The claim."),
        ],
        sql: r#"
WITH questions (asked, record, question, claim) AS (
  SELECT DISTINCT d.record || '/' || d.question, d.record, d.question, c.id
  FROM claims d JOIN claims c ON c.record = d.record AND c.question = d.question WHERE d.disputed
  UNION
  SELECT a.record || '/' || b.record, a.record, 'who owns whom', c.id
  FROM claims a JOIN claims b ON b.record = a.party AND b.party = a.record JOIN claims c ON c.id IN (a.id, b.id)
  WHERE a.question = 'operators' AND b.question = 'owners'
)
SELECT q.record, r.title, q.question, coalesce(n.what, n."of"), c.place,
  CASE q.question WHEN 'who owns whom' THEN c.value || ' owns ' || p.id ELSE c.value END,
  c.said_by, q.question = 'who owns whom' OR c.disputed,
  (SELECT json_group_array(source) FROM (SELECT DISTINCT k.source FROM citations k WHERE k.claim = c.id ORDER BY k.source)),
  c.note, c.id
FROM questions q JOIN claims c ON c.id = q.claim JOIN records p ON p.record = c.record JOIN records r ON r.record = q.record
LEFT JOIN figures n ON n.id = c.figure
ORDER BY q.asked, c.record = q.record DESC, c.place
"#,
    },
    SqlView {
        name: "action_figures",
        about: "How many: the figures of actions, a row for each answer.",
        columns: &[
            ("action", "The action."),
            ("title", "Its title."),
            ("figure", "The figure."),
            ("of", "What is counted."),
            ("what", "What exactly is counted, in words."),
            ("measure", "`count` for a number of things, `share` for percent."),
            ("out_of_low", "Out of at least so many, where that is known."),
            ("out_of_high", "Out of at most so many, where that is known."),
            ("during", "The time for which it counts, in EDTF."),
            ("value", "The answer, as the source has it."),
            ("qualifier", "The qualifier: exactly, about, at least …"),
            ("low", "The lowest number that the answer allows."),
            ("high", "The highest number that it allows; empty where there is none."),
            ("said_by", "Who says so, where that is not simply the publisher of the source."),
            ("disputed", "Whether the answer cannot be true together with another one."),
            ("sources", "The sources that say so; a JSON array."),
            ("note", "A remark on the claim."),
            ("claim", "The claim."),
        ],
        sql: r#"
SELECT a.id, a.title, n.id, n."of", n.what, n.measure, n.out_of_low, n.out_of_high, coalesce(c.during, n.during),
  c.value, c.quantity_qualifier, c.quantity_low, c.quantity_high, c.said_by, c.disputed,
  (SELECT json_group_array(source) FROM (SELECT DISTINCT k.source FROM citations k WHERE k.claim = c.id ORDER BY k.source)),
  c.note, c.id
FROM figures n JOIN actions a ON n.record = 'action:' || a.id LEFT JOIN claims c ON c.figure = n.id
ORDER BY a.id, n.rowid, c.place
"#,
    },
    SqlView {
        name: "silences",
        about: "Where nothing was said or found, and who looked where until when: a row for each search, or one where none is recorded. What has not been looked for is no row: see `coverage`.",
        columns: &[
            (
                "silence",
                "`silent`: a document was read and says nothing; `no_information`: a policy was looked for and not found; `not_found`: a rule on a procedure was looked for and not found; `silence`: an answer was looked for and not found.",
            ),
            ("record", "The record, as `kind:id`."),
            ("version", "The version of the rule, where it is a rule's: later ones may say something."),
            ("topic", "The area or procedure, where it is a rule's."),
            ("who", "Who says nothing; a JSON array."),
            ("platforms", "The platforms that it concerns; a JSON array."),
            ("summary", "What is missing, in the words of the record."),
            ("first_seen", "When the document was first seen without it, in EDTF."),
            ("last_seen", "When it was last seen without it, in EDTF."),
            ("searched_by", "Who looked."),
            ("searched_places", "Where, in words."),
            ("searched_documents", "The documents that were read whole; a JSON array."),
            ("searched_until", "Until when, in EDTF."),
        ],
        sql: "
SELECT coalesce(v.stance, 'not_found'), 'policy:' || p.id, v.id, p.topic, json_array(p.platform), json_array(p.platform), v.rule, v.first_seen, v.last_seen,
  s.by, s.places, s.documents, s.until
FROM versions v JOIN policies p ON p.id = v.policy LEFT JOIN searched s ON s.record = 'policy:' || p.id
WHERE v.stance IN ('silent', 'no_information') OR v.stance IS NULL AND s.id IS NOT NULL
UNION ALL
SELECT r.kind, 'response:' || r.id, NULL, NULL,
  (SELECT json_group_array(name) FROM (SELECT l.name FROM record_references l WHERE l.record = 'response:' || r.id AND l.role = 'by' ORDER BY l.place)),
  (SELECT json_group_array(name) FROM (SELECT l.name FROM record_references l WHERE l.record = 'response:' || r.id AND l.role = 'platforms' ORDER BY l.place)),
  r.summary, NULL, NULL, s.by, s.places, s.documents, s.until
FROM responses r LEFT JOIN searched s ON s.record = 'response:' || r.id WHERE r.kind = 'silence'
ORDER BY 2, 3
",
    },
];
