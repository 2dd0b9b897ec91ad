### What the runtime itself has to say: checking the store, drafts, clipboard, editor.

run-read-failed = This can't be read at the moment: { $why }
run-nothing-to-undo = There is nothing of yours to take back.
run-nothing-to-redo = There is nothing to bring back.
run-changed-since = “{ $what }” was changed again after that (change { $seq }); take that one back first.
run-checking = The database is being checked; changes are stored right afterwards, drafts are safe.
run-checked = The database is checked, all is well.
run-repaired = The database was damaged and has been rebuilt from its journal; nothing is missing.
run-upkeep-failed = Upkeep of the database failed ({ $why }); changes are still stored.
run-draft-failed = Drafts can't be kept at the moment ({ $why }). Please save often.
run-no-draft-folder = no folder for them: neither XDG_STATE_HOME nor HOME is set
run-draft-too-long = the text is too long
run-copy-too-long = The text is too long for the clipboard.
run-editor-failed = The editor could not be started ({ $why }).
run-editor-status = The editor ended with an error; the text stays as it was. The other one lies in { $path }.
run-editor-not-text = What the editor left is no text in UTF-8; it lies in { $path }.
run-left-over = A text is left from an editor that was cut off: { $path }
screen-failed = The screen can't be shown: { $why }
