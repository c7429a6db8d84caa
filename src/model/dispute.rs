//! Disputes: claims on one question that cannot all be true, found without comparing every pair
//! where the type of the values allows it.

use std::collections::HashMap;

use super::{Claim, Value, When};

/// Whether two claims cannot both be true: they are about the same time and their values are incompatible, or they
/// give the same figure for different, overlapping periods.
#[inline]
fn disagree<T: Value>(a: &Claim<T>, b: &Claim<T>) -> bool {
    match (a.during, b.during) {
        (Some(x), Some(y)) if x != y => {
            // Periods that only touch, as when one owner follows another, do not overlap.
            let apart = |x: When, y: When| match (x.latest(), y.earliest()) {
                (Some(end), Some(start)) => {
                    end < start || (x.is_interval() && y.is_interval() && x.earliest() < Some(start) && end.day() == start.day())
                }
                _ => false,
            };
            let meet = !(apart(x, y) || apart(y, x));
            meet && if T::IS_FIGURE { a.value == b.value } else { !a.value.agrees(&b.value) }
        }
        _ => !a.value.agrees(&b.value),
    }
}

/// Values that others are compared with.
struct Rivals<'c, T> {
    telling: Vec<&'c T>,
    /// Whether they all agree with each other.
    agree: bool,
    /// The last value that contradicted another. It often contradicts the next one too, so it is tried first.
    likely: usize,
}

impl<'c, T: Value> Rivals<'c, T> {
    #[inline]
    fn of(values: Vec<&'c T>) -> Self {
        let agree = T::all_agree(&values);
        Self { telling: T::telling(values), agree, likely: 0 }
    }

    /// Whether one of them contradicts a value, which can be one of them.
    #[inline]
    fn contradict(&mut self, value: &T, is_one: bool) -> bool {
        if is_one && self.agree {
            return false;
        }
        if self.telling.get(self.likely).is_some_and(|likely| !value.agrees(likely)) {
            return true;
        }
        let found = self.telling.iter().position(|rival| !value.agrees(rival));
        self.likely = found.unwrap_or(self.likely);
        found.is_some()
    }
}

/// Returns for each claim whether another claim cannot be true together with it.
#[inline]
pub(super) fn disputed<T: Value>(claims: &[Claim<T>]) -> Vec<bool> {
    // Equal claims about the same time have the same disputes: only the first of them is compared.
    let mut firsts: HashMap<String, usize> = HashMap::new();
    let answers = claims.iter().enumerate().map(|(i, claim)| *firsts.entry(format!("{:?}", (&claim.value, claim.during))).or_insert(i));
    let answers: Vec<usize> = answers.collect();
    let mut of_time: HashMap<Option<When>, Vec<usize>> = HashMap::new();
    for (i, claim) in claims.iter().enumerate().filter(|(i, _)| answers[*i] == *i) {
        of_time.entry(claim.during).or_default().push(i);
    }
    let rivals = |places: &[usize]| Rivals::of(places.iter().map(|i| &claims[*i].value).collect());
    let mut disputed = vec![false; claims.len()];

    // Claims about the same time, or without a stated time.
    let distinct: Vec<usize> = of_time.values().flatten().copied().collect();
    let (mut all, mut of_no_time) = (rivals(&distinct), rivals(of_time.get(&None).map_or(&[], Vec::as_slice)));
    for (during, places) in &of_time {
        let mut own = rivals(places);
        for i in places {
            let value = &claims[*i].value;
            disputed[*i] = match during {
                None => all.contradict(value, true),
                Some(_) => own.contradict(value, true) || of_no_time.contradict(value, false),
            };
        }
    }

    // Claims about different times: a claim is not compared with one that begins after it ends.
    let mut timed: HashMap<String, Vec<usize>> = HashMap::new();
    for i in distinct.into_iter().filter(|i| claims[*i].during.is_some()) {
        let same = if T::IS_FIGURE { format!("{:?}", claims[i].value) } else { String::new() };
        timed.entry(same).or_default().push(i);
    }
    for mut places in timed.into_values().filter(|places| places.len() > 1) {
        let begins = |i: usize| claims[i].during.and_then(When::earliest);
        let ends = |i: usize| claims[i].during.and_then(When::latest).map_or(i64::MAX, super::Moment::seconds);
        places.sort_by_key(|i| begins(*i));
        let latest: Vec<i64> = places
            .iter()
            .scan(i64::MIN, |latest, i| {
                *latest = ends(*i).max(*latest);
                Some(*latest)
            })
            .collect();
        for (at, i) in places.iter().enumerate() {
            if disputed[*i] || (!T::IS_FIGURE && !all.contradict(&claims[*i].value, true)) {
                continue;
            }
            let begin = begins(*i).map_or(i64::MIN, super::Moment::seconds);
            let later = places[at + 1..].iter().take_while(|j| begins(**j).is_none_or(|begin| begin.seconds() <= ends(*i)));
            let earlier = (0..at).rev().take_while(|j| latest[*j] >= begin).map(|j| &places[j]);
            if let Some(j) = later.chain(earlier).find(|j| disagree(&claims[*i], &claims[**j])) {
                (disputed[*i], disputed[*j]) = (true, true);
            }
        }
    }
    answers.into_iter().map(|first| disputed[first]).collect()
}

#[cfg(test)]
#[expect(clippy::default_trait_access)] // the field determines the type of the list
mod tests {
    use super::*;
    use crate::model::{Attested, Party, PlatformId, Quantity};

    fn claims<T: Clone + 'static>(values: Vec<(T, Option<&str>)>) -> Vec<Claim<T>> {
        let claim = |(value, during): (T, Option<&str>)| {
            let during = during.map(|during| during.parse().unwrap());
            Claim { value, during, said_by: None, evidence: Default::default(), note: None }
        };
        values.into_iter().map(claim).collect()
    }

    /// Checks the result against the comparison of every pair.
    fn assert_disputes<T: Value>(claims: &[Claim<T>]) {
        let all = |(i, a)| claims.iter().enumerate().any(|(j, b)| i != j && disagree(a, b));
        let wanted: Vec<bool> = claims.iter().enumerate().map(all).collect();
        assert_eq!(disputed(claims), wanted, "{claims:#?}");
    }

    /// A deterministic pseudorandom generator.
    fn drawn() -> impl FnMut(usize) -> usize {
        let mut state = 7_u64;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        }
    }

    #[test]
    fn disputed_equals_the_comparison_of_every_pair() {
        const DATES: [&str; 14] = [
            "2019",
            "2019-11",
            "2019-11-22",
            "2019-11-22~",
            "2019-11-22/2019-11-23",
            "2019-11-23/2019-11-30",
            "2018/..",
            "../2019",
            "201X",
            "[2019-11-20..2019-11-30]",
            "[..2019]",
            "2020",
            "2019-12-01",
            "2019-11-30T17:55Z",
        ];
        let number = crate::model::Number::new;
        let quantities = [
            Quantity::All,
            Quantity::None,
            Quantity::Unstated,
            Quantity::Exactly(number(5)),
            Quantity::AtLeast(number(5)),
            Quantity::MoreThan(number(5)),
            Quantity::FewerThan(number(5)),
            Quantity::Between(number(3), number(9)),
            Quantity::About(number(30)),
            Quantity::Dozens,
        ];
        let parties = ["a", "b", "c"].map(|id| Party::Platform(PlatformId::new(id.to_owned()).unwrap()));
        let mut drawn = drawn();
        for turn in 0..6000 {
            let count = 1 + drawn(6);
            let during = |drawn: &mut dyn FnMut(usize) -> usize| (turn % 3 > 0 && drawn(4) > 0).then(|| DATES[drawn(DATES.len())]);
            let mut list = |of: usize| (0..count).map(|_| (drawn(of), during(&mut drawn))).collect::<Vec<_>>();
            let dates = list(DATES.len()).into_iter().map(|(i, during)| (DATES[i].parse::<When>().unwrap(), during)).collect();
            assert_disputes(&claims(dates));
            assert_disputes(&claims(list(quantities.len()).into_iter().map(|(i, during)| (quantities[i], during)).collect()));
            assert_disputes(&claims(list(parties.len()).into_iter().map(|(i, during)| (parties[i].clone(), during)).collect()));
        }
        assert!(!Attested::<When>::default().is_disputed());
    }
}
