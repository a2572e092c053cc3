//! The schema, one migration per feature for the first release, then one per change; an applied one is never edited.
//! Migrations never import entities.

mod m20261123_001000_accounts;
mod m20261123_002000_roster;
mod m20261123_003000_instruments;
mod m20261123_004000_campaigns;
mod m20261123_005000_attempts;
mod m20261123_006000_indicators;
mod m20261123_007000_facts;
mod m20261124_001000_staff;
mod m20261124_002000_events;
mod m20261124_003000_vacancies;
mod m20261124_004000_light_records;
mod m20261124_005000_ioms;
mod m20261124_007000_programmes;
mod m20261124_007500_municipality;
mod m20261124_008000_indicator_definitions;
mod m20261124_009000_indicator_values;
mod m20261124_010000_safety;
mod m20261124_013000_trial_runs;
mod m20261127_001000_staff_details;
mod m20261127_031000_proposed_events;
mod m20261127_032000_documents;
mod m20261127_035000_submitted_definitions;
mod m20261127_036000_frozen_values_stay;
mod m20261127_040000_imports;
mod m20261127_041000_servers;
mod m20261127_060000_competence_frameworks;
mod m20261128_001000_fixed_order;
mod m20261128_002000_anonymous_responses;
mod m20261128_003000_union_heads;
mod m20261128_004000_tickets;
mod m20261128_005000_keys_of_schools;
mod m20261129_001000_attempt_scores;
mod m20261129_002000_revisions;
mod tables;
mod upgrade;

use sea_orm_migration::prelude::*;
pub use upgrade::{Level, level, upgrade, upgrade_to};

/// Applies and names the migrations.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_001000_accounts::Migration),
            Box::new(m20261123_002000_roster::Migration),
            Box::new(m20261123_003000_instruments::Migration),
            Box::new(m20261123_004000_campaigns::Migration),
            Box::new(m20261123_005000_attempts::Migration),
            Box::new(m20261123_006000_indicators::Migration),
            Box::new(m20261123_007000_facts::Migration),
            Box::new(m20261124_002000_events::Migration),
            Box::new(m20261124_003000_vacancies::Migration),
            Box::new(m20261124_004000_light_records::Migration),
            Box::new(m20261124_001000_staff::Migration),
            Box::new(m20261124_005000_ioms::Migration),
            Box::new(m20261124_007000_programmes::Migration),
            Box::new(m20261124_007500_municipality::Migration),
            Box::new(m20261124_008000_indicator_definitions::Migration),
            Box::new(m20261124_009000_indicator_values::Migration),
            Box::new(m20261124_010000_safety::Migration),
            Box::new(m20261124_013000_trial_runs::Migration),
            Box::new(m20261127_001000_staff_details::Migration),
            Box::new(m20261127_031000_proposed_events::Migration),
            Box::new(m20261127_032000_documents::Migration),
            Box::new(m20261127_035000_submitted_definitions::Migration),
            Box::new(m20261127_036000_frozen_values_stay::Migration),
            Box::new(m20261127_040000_imports::Migration),
            Box::new(m20261127_041000_servers::Migration),
            Box::new(m20261127_060000_competence_frameworks::Migration),
            Box::new(m20261128_001000_fixed_order::Migration),
            Box::new(m20261128_002000_anonymous_responses::Migration),
            Box::new(m20261128_003000_union_heads::Migration),
            Box::new(m20261128_004000_tickets::Migration),
            Box::new(m20261128_005000_keys_of_schools::Migration),
            Box::new(m20261129_001000_attempt_scores::Migration),
            Box::new(m20261129_002000_revisions::Migration),
        ]
    }
}
