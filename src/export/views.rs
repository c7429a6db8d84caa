//! The common questions, as views over the tables.

use crate::model::Area;

/// A question that is asked often.
pub(super) struct View {
    pub(super) name: &'static str,
    /// What a row is.
    pub(super) about: &'static str,
    /// The columns, and what they mean.
    pub(super) columns: &'static [(&'static str, &'static str)],
    /// What makes the rows, in an order that makes sense. `{areas}` stands for the table of all areas.
    pub(super) sql: &'static str,
}

impl View {
    /// The query that makes the rows.
    pub(super) fn query(&self) -> String {
        let areas: Vec<String> = Area::ALL.iter().map(|area| format!("('{area}')")).collect();
        self.sql.trim().replace("{areas}", &format!("(WITH areas(area) AS (VALUES {}) SELECT area FROM areas)", areas.join(",")))
    }
}

pub(super) fn views() -> &'static [View] {
    VIEWS
}

const VIEWS: &[View] = &[
    View {
        name: "comparison",
        about: "What each platform says of each area: a row for each policy. No row: not researched.",
        columns: &[
            ("area", "The area."),
            ("dsa_keyword", "The area's keyword in the DSA Transparency Database."),
            ("platform", "The platform."),
            ("platform_name", "Its name."),
            ("stance", "What the policy says. `silent`: the document was read and says nothing; `no_information`: looked for, not found."),
            ("policy", "The policy."),
            ("summary", "What it says, in the words of the record."),
            ("document", "The kind of document that says it."),
            ("surfaces", "Where it applies; a JSON array."),
            ("law", "The law that it serves, where it serves one."),
            ("applies_in", "The countries where it applies, where that is not everywhere; a JSON array."),
            ("first_observed", "When it was first seen standing, in EDTF. Not the day it took effect."),
            ("last_observed", "When it was last seen standing, in EDTF."),
            ("observations", "On how many days it was seen."),
            ("in_force", "The dates that sources claim it to be in force, in EDTF; a JSON array."),
            ("standing", "`replaced` where another policy took its place, else `current`, as far as is known."),
            ("replaced_by", "The policies that took its place; a JSON array."),
        ],
        sql: r"
SELECT p.area, p.dsa_keyword, p.platform, f.name, p.stance, p.id, p.summary, p.document, p.surfaces, p.law, p.applies_in,
  (SELECT o.seen FROM observations o WHERE o.policy = p.id ORDER BY o.seen_earliest IS NULL, o.seen_earliest, o.seen LIMIT 1),
  (SELECT o.seen FROM observations o WHERE o.policy = p.id ORDER BY o.seen_latest DESC, o.seen DESC LIMIT 1),
  (SELECT count(*) FROM observations o WHERE o.policy = p.id),
  (SELECT json_group_array(date) FROM
    (SELECT c.date FROM claims c WHERE c.record = 'policy:' || p.id AND c.question = 'in_force' ORDER BY c.place)),
  CASE WHEN EXISTS (SELECT 1 FROM policies n WHERE n.replaces = p.id) THEN 'replaced' ELSE 'current' END,
  (SELECT json_group_array(id) FROM (SELECT n.id FROM policies n WHERE n.replaces = p.id ORDER BY n.id))
FROM policies p LEFT JOIN platforms f ON f.id = p.platform
ORDER BY p.area, p.platform, p.id
",
    },
    View {
        name: "coverage",
        about: "What is researched: a row for each platform and each area. The three kinds of nothing are kept apart.",
        columns: &[
            ("platform", "The platform."),
            ("platform_name", "Its name."),
            ("area", "The area."),
            (
                "coverage",
                "`recorded`: policies say something; `silent`: documents were read and say nothing; `no_information`: looked for, not found; `not_researched`: no record.",
            ),
            ("policies", "How many policies say something."),
        ],
        sql: "
SELECT f.id, f.name, a.area,
  CASE WHEN count(p.id) = 0 THEN 'not_researched'
    WHEN sum(p.stance NOT IN ('silent', 'no_information')) > 0 THEN 'recorded'
    WHEN sum(p.stance = 'silent') > 0 THEN 'silent'
    ELSE 'no_information' END,
  coalesce(sum(p.stance NOT IN ('silent', 'no_information')), 0)
FROM platforms f CROSS JOIN {areas} a
LEFT JOIN policies p ON p.platform = f.id AND p.area = a.area
GROUP BY f.id, a.area ORDER BY f.id, a.area
",
    },
    View {
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
  (SELECT json_group_array(id) FROM (SELECT DISTINCT substr(l.target, 10) AS id FROM links l
    WHERE l.record = r.record AND l.role IN ('platforms', 'from', 'moved_to') AND l.target LIKE 'platform:%' ORDER BY id)),
  c.said_by, c.disputed,
  (SELECT json_group_array(source) FROM (SELECT DISTINCT k.source FROM citations k WHERE k.claim = c.id ORDER BY k.source)),
  c.note, c.id
FROM records r LEFT JOIN claims c ON c.record = r.record AND c.question = 'when'
WHERE r.kind IN ('event', 'action', 'response')
ORDER BY coalesce(c.date_earliest, c.date_latest) IS NULL, coalesce(c.date_earliest, c.date_latest), c.date_latest, r.record, c.place
",
    },
    View {
        name: "conflicts",
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
LEFT JOIN counts n ON n.id = c.count
ORDER BY q.asked, c.record = q.record DESC, c.place
"#,
    },
    View {
        name: "action_counts",
        about: "How many: the figures of actions, a row for each answer.",
        columns: &[
            ("action", "The action."),
            ("title", "Its title."),
            ("count", "The question about a number."),
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
FROM counts n JOIN actions a ON n.record = 'action:' || a.id LEFT JOIN claims c ON c.count = n.id
ORDER BY a.id, n.rowid, c.place
"#,
    },
    View {
        name: "silences",
        about: "Where nothing was said or found, and who looked where until when. What has not been looked for is no row: see `coverage`.",
        columns: &[
            (
                "silence",
                "`silent`: a document was read and says nothing; `no_information`: a policy was looked for and not found; `silence`: an answer was looked for and not found.",
            ),
            ("record", "The record, as `kind:id`."),
            ("area", "The area, where it is a policy's."),
            ("who", "Who says nothing; a JSON array."),
            ("platforms", "The platforms that it concerns; a JSON array."),
            ("summary", "What is missing, in the words of the record."),
            ("searched_by", "Who looked."),
            ("searched_places", "Where."),
            ("searched_until", "Until when, in EDTF."),
        ],
        sql: "
SELECT p.stance, 'policy:' || p.id, p.area, json_array(p.platform), json_array(p.platform), p.summary,
  p.searched_by, p.searched_places, p.searched_until
FROM policies p WHERE p.stance IN ('silent', 'no_information')
UNION ALL
SELECT s.kind, 'response:' || s.id, NULL,
  (SELECT json_group_array(name) FROM (SELECT l.name FROM links l WHERE l.record = 'response:' || s.id AND l.role = 'by' ORDER BY l.place)),
  (SELECT json_group_array(name) FROM (SELECT l.name FROM links l WHERE l.record = 'response:' || s.id AND l.role = 'platforms' ORDER BY l.place)),
  s.summary, s.searched_by, s.searched_places, s.searched_until
FROM responses s WHERE s.kind = 'silence'
ORDER BY 2
",
    },
];
