import { queryOptions } from '@tanstack/react-query'
import type { Me } from '@wijkwerk/backend/contract/staff.ts'

/** Who is signed in; fails with `sign-in-needed` when nobody is. */
export const meQuery = () => queryOptions<Me>({ queryKey: ['desk', 'me', '/api/desk/me'] })
