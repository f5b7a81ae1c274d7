"""What notebooks and the command line share, one module a stage, so that each loads only what it needs.

reading (texts), storing (the store), observing (series), analysis (findings), charting (charts), editions
(reports, demo).
"""
