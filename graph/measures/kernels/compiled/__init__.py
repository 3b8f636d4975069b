"""The compiled half of the kernels. Importing a module from here imports numba, so the callers do it late."""
