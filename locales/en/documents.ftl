### Documents about measures: file names, guideline, calendar, what is still missing.

doc-file-demand = Demand { $what } { $date }
doc-file-notice = Purchasing notice { $what } { $date }
doc-file-announcement = Audit announcement { $what } { $date }
doc-file-result = Audit result { $what } { $date }
doc-file-audit-form = Audit form { $what } { $date }
doc-file-audit-report = Audit report { $what } { $date }
doc-file-utilisation = Utilisation { $month }
doc-file-information = Measure information { $date }
doc-masked = < 3

report-no-measure = There is no measure { $id }.
report-no-audit = There is no audit { $id }.
report-no-deficiency = There is no deficiency { $id }.
report-not-done = Audit { $id } is not done yet; there is no result before that.
report-waived = Audit { $id } is waived; there is nothing to write about it.

gap-demand = No deadline is set yet; the letter is a draft until the demand is entered with its deadline.
gap-escalation = The involvement of the purchasing centre is not entered yet; the notice is a draft.
gap-address = The provider has no address.
gap-appointment = There is no appointment yet.
gap-auditors = Who audited is not entered.

guideline-concept = Concept and its application
guideline-personnel = Personnel
guideline-rooms = Rooms
guideline-equipment = Equipment
guideline-delivery = Delivery
guideline-placement = Support for placement
guideline-participants = Participants: fit and satisfaction
guideline-documentation = Documentation
guideline-quality = Quality system
guideline-voucher = Match with the approval and the costs

calendar-audit = Audit: { $measure }
calendar-audit-due = Audit due: { $measure }
calendar-provider = Provider: { $name }
calendar-due = Due { $day }
calendar-status = Status: { $status }
calendar-responsible = Responsible: { $name }
