//! An information block: a stem and nothing to answer. Its shape needs no fields, so this file only says so.
