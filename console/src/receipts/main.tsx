import { createRoot } from 'react-dom/client'
import { ReceiptPage } from './page'
import './style.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<ReceiptPage />)
