import { serve } from '../core/http/endpoint'
import { addUnit } from './verbs/add-unit'
import { closeUnit } from './verbs/close-unit'
import { getUnit } from './verbs/get-unit'
import { moveUnit } from './verbs/move-unit'
import { renameUnit } from './verbs/rename-unit'

export const handler = serve(getUnit, addUnit, renameUnit, moveUnit, closeUnit)
