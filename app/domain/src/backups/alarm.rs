//! What is wrong with the copies as a whole. A copy that was never restored is a hope, and so is one of last week.

use chrono::{DateTime, Duration, Utc};

/// A copy of every day that is older than that was missed at least once.
pub const TOO_OLD: Duration = Duration::hours(36);

/// How one copy ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It lies there; `rehearsed` says whether bringing it back was tried, and how that went.
    Made {
        /// When it was done.
        at: DateTime<Utc>,
        /// None: never tried.
        rehearsed: Option<bool>,
    },
    /// It was not made.
    Failed,
    /// It is being made, or whoever made it is gone.
    Unfinished,
}

/// What to worry about, in the interface's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// There is no good copy at all.
    None,
    /// The last try failed.
    Failed,
    /// The newest good copy is too old.
    Old,
    /// The newest copy could not be brought back.
    RehearsalFailed,
    /// Nobody has tried to bring the newest copy back.
    NotRehearsed,
}

impl Alarm {
    /// The word in texts.
    pub fn code(self) -> &'static str {
        match self {
            Alarm::None => "none",
            Alarm::Failed => "failed",
            Alarm::Old => "old",
            Alarm::RehearsalFailed => "rehearsal-failed",
            Alarm::NotRehearsed => "not-rehearsed",
        }
    }
}

/// The gravest worry about these copies, newest first; none when all is well.
pub fn alarm(copies: &[Outcome], now: DateTime<Utc>) -> Option<Alarm> {
    let newest = copies.iter().find_map(|copy| match copy {
        Outcome::Made { at, rehearsed } => Some((*at, *rehearsed)),
        Outcome::Failed | Outcome::Unfinished => None,
    });
    let Some((at, rehearsed)) = newest else {
        return Some(Alarm::None);
    };
    let last = copies.iter().find(|copy| **copy != Outcome::Unfinished);
    if last == Some(&Outcome::Failed) {
        return Some(Alarm::Failed);
    }
    if now - at > TOO_OLD {
        return Some(Alarm::Old);
    }
    match rehearsed {
        Some(true) => None,
        Some(false) => Some(Alarm::RehearsalFailed),
        None => Some(Alarm::NotRehearsed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(hours_ago: i64, rehearsed: Option<bool>) -> Outcome {
        let at = DateTime::UNIX_EPOCH - Duration::hours(hours_ago);
        Outcome::Made { at, rehearsed }
    }

    #[test]
    fn sr_40_a_worry_is_named_and_the_gravest_first() {
        use Outcome::{Failed, Unfinished};
        let cases: [(&[Outcome], Option<Alarm>); 11] = [
            (&[], Some(Alarm::None)),
            (&[Failed], Some(Alarm::None)),
            (&[Unfinished], Some(Alarm::None)),
            (&[made(3, Some(true))], None),
            (&[made(36, Some(true))], None),
            (&[made(37, Some(true))], Some(Alarm::Old)),
            (&[Failed, made(25, Some(true))], Some(Alarm::Failed)),
            (&[Unfinished, made(25, Some(true))], None),
            (&[made(1, Some(true)), Failed], None),
            (
                &[made(1, Some(false)), made(25, Some(true))],
                Some(Alarm::RehearsalFailed),
            ),
            (&[made(1, None), made(25, Some(true))], Some(Alarm::NotRehearsed)),
        ];
        for (copies, expected) in cases {
            assert_eq!(alarm(copies, DateTime::UNIX_EPOCH), expected, "{copies:?}");
        }
    }
}
