//! The screen: one `App` value, events in, effects out, one draw.
