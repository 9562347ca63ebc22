import * as z from 'zod'

// The logic layer has no `new Function`. Where it is a silent no-op instead of an error, every schema compiled by it would refuse everything.
z.config({ jitless: true })
