### What lies above the lists: questions, forms, help and search, history.

## Questions
overlay-yes = Yes
overlay-no = No
overlay-reason = A short reason; it will stand in the history.
overlay-reason-missing = This needs a reason. Esc leaves everything as it is.
