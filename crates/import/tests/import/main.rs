//! What comes out of files, file by file.

mod desks;
mod hostile;
mod incidents;
mod journeys;
mod layouts;
mod misread;
mod offered;
mod real;
mod subjects;
mod sums;
mod support;
