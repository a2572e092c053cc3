//! A line that grows over time, drawn in a box of 100 by 100. Words stand round it in HTML and keep their size.

use leptos::prelude::*;

/// A growing line; points are percent of width and height, from the lower left.
///
/// `described` says the same in words.
#[component]
pub fn GrowthChart(
    points: Vec<(f64, f64)>,
    /// From the top down.
    heights: Vec<String>,
    /// From the left.
    times: Vec<String>,
    #[prop(into)] described: String,
) -> impl IntoView {
    let at = |(x, y): &(f64, f64)| format!("{x:.1},{:.1}", 100.0 - y);
    let line: Vec<String> = points.iter().map(at).collect();
    let line = line.join(" ");
    let (first, last) = (
        points.first().map_or(0.0, |(x, _)| *x),
        points.last().copied().unwrap_or_default(),
    );
    let area = format!("{first:.1},100 {line} {:.1},100", last.0);
    let dot = format!("M{:.1} {:.1}h0", last.0, 100.0 - last.1);
    let steps = heights.len().saturating_sub(1).max(1);
    let grid = (0..=steps).map(|step| {
        let height = format!("M0 {:.1}h100", 100.0 * step as f64 / steps as f64);
        view! { <path class="grid-line" d=height/> }
    });
    view! {
        <div class="plot">
            <ol class="plot-y" aria-hidden="true">{labels(heights)}</ol>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=described>
                {grid.collect_view()}
                <polygon class="area" points=area/>
                <polyline class="line" points=line/>
                <path class="dot" d=dot/>
            </svg>
            <ol class="plot-x" aria-hidden="true">{labels(times)}</ol>
        </div>
    }
}

fn labels(words: Vec<String>) -> impl IntoView {
    words.into_iter().map(|word| view! { <li>{word}</li> }).collect_view()
}

/// A round top for a scale of whole numbers, and its marks from the top down: 40, 30, 20, 10, 0.
pub fn scale(highest: usize) -> (usize, Vec<String>) {
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 10_000];
    let step = step.into_iter().find(|step| step * 5 >= highest).unwrap_or(highest);
    let steps = highest.div_ceil(step).max(1);
    let marks = (0..=steps).rev().map(|mark| (mark * step).to_string());
    (steps * step, marks.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_a_round_number_not_below_the_highest_value() {
        assert_eq!(
            scale(40),
            (40, ["40", "30", "20", "10", "0"].map(str::to_owned).to_vec())
        );
        assert_eq!(scale(41).0, 50);
        assert_eq!(scale(3), (3, ["3", "2", "1", "0"].map(str::to_owned).to_vec()));
        assert_eq!(scale(0).0, 1);
    }
}
