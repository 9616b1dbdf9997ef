"""«Vi har prøvd det»: reports from readers, which wait until somebody has read them."""
