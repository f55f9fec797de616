//! What is known about the page of the explorer.
