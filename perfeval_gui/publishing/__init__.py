"""Files and paper made from a report: looked over, built, checked, put in place."""
