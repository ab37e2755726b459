"""Stories: which documents tell of one event, who copied whom, what they tell alike, and where they contradict each other."""
