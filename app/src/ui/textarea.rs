//! The only place with a `<textarea>`. The renderer does not escape its children, so a saved answer with
//! `</textarea><script>` would run: it is escaped here. Everywhere else the element is refused by `tidy`.

use leptos::prelude::*;

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into, optional)] id: Option<String>,
    #[prop(default = 4)] rows: u16,
    #[prop(optional)] max_chars: Option<u32>,
    #[prop(into, optional)] labelled_by: Option<String>,
    #[prop(into, optional)] described_by: Option<String>,
    #[prop(optional)] invalid: bool,
    #[prop(into, optional)] placeholder: Option<String>,
) -> impl IntoView {
    // A newline right after the tag is dropped by browsers, so one is put there on purpose.
    let inner = format!("\n{}", escaped(&value));
    view! {
        <textarea
            class="textarea"
            name=name
            id=id
            rows=rows
            maxlength=max_chars
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=invalid.then_some("true")
            placeholder=placeholder
            inner_html=inner
        ></textarea>
    }
}

/// Text that stays text inside an element whose children are not escaped.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_32_a_saved_answer_cannot_break_out_of_its_box() {
        let html = TextArea(
            TextAreaProps::builder()
                .name("a")
                .value("</textarea><script>alert(1)</script>&amp;")
                .build(),
        )
        .to_html();
        assert!(!html.contains("<script"), "{html}");
        assert!(
            html.contains("&lt;/textarea&gt;") && html.contains("&amp;amp;"),
            "{html}"
        );
    }
}
