"""What notebooks and the command line share: a module is a verb, or verbs that need the same imports.

So each verb loads only what it needs. Beside the verbs stands what several share: opening (stores), scopes
(what may be asked for), tables (claims to hand on).
"""
