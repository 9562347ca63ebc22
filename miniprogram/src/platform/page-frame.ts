/** A mini-program needs nothing more; H5 brings its own bar and frame. */
export {}
