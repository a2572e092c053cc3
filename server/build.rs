//! Tells Cargo that the binary holds the built assets.

fn main() {
    println!("cargo:rerun-if-changed=../target/site");
}
