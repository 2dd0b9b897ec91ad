### What the runtime itself has to say: checking the store, drafts, clipboard, editor.

run-read-failed = This can't be read at the moment: { $why }
run-nothing-to-undo = There is nothing of yours to take back.
run-nothing-to-redo = There is nothing to bring back.
run-changed-since = “{ $what }” was changed again later: take back no. { $seq } first.
run-checking = The store is being checked. Saving comes right after; drafts are safe.
run-checked = The store has been checked; all is well.
run-repaired = The store was damaged and is rebuilt from its journal; nothing is missing.
run-upkeep-failed = Upkeep of the store failed ({ $why }). Changes are still stored.
run-draft-failed = Drafts can't be kept at the moment ({ $why }). Please save often.
run-no-draft-folder = no folder for them: neither XDG_STATE_HOME nor HOME is set
run-draft-too-long = the text is too long
run-copy-too-long = The text is too long for the clipboard.
run-editor-failed = The editor could not be started ({ $why }).
run-editor-status = The editor reported an error; the text stays. The other one: { $path }
run-editor-not-text = The editor left something that is not UTF-8 text. It is here: { $path }
run-left-over = An editor was cut off; its text is still here: { $path }
screen-failed = The screen can't be shown: { $why }
