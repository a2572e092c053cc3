# Events and who took part in them.

events-column-id = Code
events-column-title = Title
events-column-level = Level
events-column-kind = Kind
events-column-date = Date
events-column-date_to = Last day
events-column-sci_method = Scientific-methodical
events-column-organiser = Organiser
events-column-place = Place
events-column-network_orgs = Organisations of the network
events-column-note = Note
participations-column-event = Event
participations-column-person = Code
participations-column-role = Role
participations-column-status = Confirmation
participations-column-evidence = Link
participations-column-evidence_on = Date of the evidence

problem-level-unknown = there is no such level
problem-event-kind-unknown = there is no such kind of event
problem-yes-or-no = “yes” or “no” is needed
problem-role-unknown = there is no such role
problem-state-unknown = “confirmed”, “pending” or “rejected” is needed
problem-event-unknown = there is no such event in the register
problem-event-ambiguous = several events have this title, give the code
