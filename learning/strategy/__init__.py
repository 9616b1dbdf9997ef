"""What the bank wants with each competence area: what is to be strengthened, how, and why."""
