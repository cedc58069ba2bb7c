//! What leaves: text, lists and briefings. Pure: values in, bytes out. No I/O, no clock.
