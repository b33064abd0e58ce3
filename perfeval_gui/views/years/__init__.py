"""与往年并排: older reports beside the form, the files they are in, and how their figures look."""
