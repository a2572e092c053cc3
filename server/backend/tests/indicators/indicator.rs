//! Who may see a value, and what a school without staff sees.

use crate::support;
use backend::error::Error;
use backend::indicators::indicator;
use domain::access::Role;
use domain::indicators::wire::IndicatorQuery;

#[tokio::test]
async fn another_schools_staff_and_the_sysadmin_are_refused() {
    let (cx, _folder) = support::backend().await;
    let (own, other) = (support::school(&cx, "one").await, support::school(&cx, "two").await);
    let query = IndicatorQuery::default();
    let foreign = indicator(&cx, &support::coordinator(own), other, "I1", &query).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))));
    let sysadmin = support::member(&cx, own, Role::Sysadmin).await;
    assert!(matches!(
        indicator(&cx, &sysadmin, own, "I1", &query).await,
        Err(Error::Forbidden(_))
    ));
}

#[tokio::test]
async fn ac_07_ex_18_without_staff_the_value_is_absent_with_a_reason() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "new").await;
    let view = indicator(&cx, &support::coordinator(org), org, "I1", &IndicatorQuery::default())
        .await
        .unwrap();
    assert_eq!(
        (
            view.reading.numerator,
            view.reading.denominator,
            view.reading.plain.as_deref()
        ),
        (Some(0), Some(0), None)
    );
    assert_eq!(
        (view.reading.shown.as_str(), view.reading.absent_reason.as_deref()),
        ("—", Some("no_staff_on_date"))
    );
    assert_eq!(view.reading.year, 2026);
}
