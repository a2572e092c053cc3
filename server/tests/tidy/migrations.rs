//! An applied migration is never edited: its hash is written down here when it is released.
//! Before the first release a change of a migration changes its line; after it, a change is a new migration.

use super::tree::{assert_none, below};
use sha2::{Digest, Sha256};

const APPLIED: &[(&str, &str)] = &[
    ("m20261123_001000_accounts.rs", "0451649fee59c459"),
    ("m20261123_002000_roster.rs", "a543e28320ca4edd"),
    ("m20261123_003000_instruments.rs", "c1096e601d016c49"),
    ("m20261123_004000_campaigns.rs", "299b9e12968837f4"),
    ("m20261123_005000_attempts.rs", "32beb1ee1892f1e7"),
    ("m20261123_006000_indicators.rs", "c0f001567fc945e2"),
    ("m20261123_007000_facts.rs", "41db4ab0c3748b24"),
    ("m20261124_002000_events.rs", "30b8d7a5e7fa0689"),
    ("m20261124_003000_vacancies.rs", "b6b28995ad292213"),
    ("m20261124_004000_light_records.rs", "2ef453e58103c405"),
    ("m20261124_001000_staff.rs", "94b681bddfa66d06"),
    ("m20261124_005000_ioms.rs", "c370c2713ac4fc81"),
    ("m20261124_007000_programmes.rs", "1fe93c6b801410ac"),
    ("m20261124_007500_municipality.rs", "8a1d8cb7998dbfc1"),
    ("m20261124_008000_indicator_definitions.rs", "0a90db1ab195f71f"),
    ("m20261124_009000_indicator_values.rs", "8a32e5ef000fbc93"),
    ("m20261124_010000_safety.rs", "d669996cc5c695cd"),
    ("m20261124_013000_trial_runs.rs", "68b4ea8836569cab"),
    ("m20261127_001000_staff_details.rs", "27798fe7d6c4b037"),
    ("m20261127_031000_proposed_events.rs", "d01a6297bf2f662d"),
    ("m20261127_032000_documents.rs", "d8a9ff0b852fe269"),
    ("m20261127_035000_submitted_definitions.rs", "4d9e7a5e212d2dff"),
    ("m20261127_036000_frozen_values_stay.rs", "bcbc81d42d2300b8"),
    ("m20261127_040000_imports.rs", "c0342de37fd97a8c"),
    ("m20261127_041000_servers.rs", "a3ab4e8a26ea320f"),
    ("m20261127_060000_competence_frameworks.rs", "a7f1bc51da722d69"),
    ("m20261128_001000_fixed_order.rs", "3343a1a125ca3f83"),
    ("m20261128_002000_anonymous_responses.rs", "dcea7424753499c7"),
    ("m20261128_003000_union_heads.rs", "4a4ab39133b2620a"),
    ("m20261128_004000_tickets.rs", "462000eea9e5fd07"),
    ("m20261128_005000_keys_of_schools.rs", "2098ad70d688564d"),
    ("m20261129_001000_attempt_scores.rs", "939eb19bd6128fb0"),
    ("m20261129_002000_revisions.rs", "899a47449fd6880f"),
];

#[test]
fn an_applied_migration_is_never_edited() {
    let mut complaints = Vec::new();
    let files = below("migrations/src", ".rs");
    for file in files.iter().filter(|file| file.name().starts_with("m2")) {
        let hash = hex::encode(&Sha256::digest(file.text.as_bytes())[..8]);
        match APPLIED.iter().find(|(name, _)| *name == file.name()) {
            Some((_, known)) if *known == hash => {}
            Some(_) => complaints.push(format!("{} was edited; its hash is now {hash}", file.name())),
            None => complaints.push(format!("(\"{}\", \"{hash}\"), is missing in the list", file.name())),
        }
    }
    assert_none("migrations", complaints);
}
