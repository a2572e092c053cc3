//! Which groups of an anonymous questionnaire may be shown (DD-16): no small one, and none that a difference reveals.

/// For each group, by how many answered in it: may its answers be shown?
///
/// A group below the threshold is hidden. When it is the only one, whoever knows the whole subtracts the others and
/// has it: then the smallest of the others is hidden too (EX-26). A group without answers has nothing to hide.
pub fn may_show(answered: &[usize], threshold: usize) -> Vec<bool> {
    let is_small = |count: &usize| (1..threshold).contains(count);
    let mut shown: Vec<bool> = answered.iter().map(|count| !is_small(count)).collect();
    if shown.iter().filter(|is_shown| !**is_shown).count() == 1 {
        let others = (0..answered.len()).filter(|at| shown[*at] && answered[*at] > 0);
        if let Some(next) = others.min_by_key(|at| answered[*at]) {
            shown[next] = false;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ex_26_a_group_of_four_is_hidden_and_the_next_smallest_with_it() {
        // Of a union of five, four have answered.
        let answered = [12, 9, 4, 7];
        let shown = may_show(&answered, 5);
        assert_eq!(shown, [true, true, false, false]);
        let naive: Vec<bool> = answered.iter().map(|count| *count >= 5).collect();
        assert_ne!(shown, naive, "32 answers less 12, 9 and 7 would reveal the four");
    }

    #[test]
    fn two_hidden_groups_hide_each_other_and_an_empty_one_hides_nobody() {
        assert_eq!(may_show(&[4, 3, 20], 5), [false, false, true]);
        assert_eq!(may_show(&[0, 6, 8], 5), [true, true, true]);
        assert_eq!(may_show(&[0, 2], 5), [true, false]);
        assert_eq!(may_show(&[5, 5], 5), [true, true]);
        assert_eq!(may_show(&[], 5), Vec::<bool>::new());
    }
}
