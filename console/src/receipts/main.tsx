import { createRoot } from 'react-dom/client'
import './receipt-page.css'
import { ReceiptPage } from './receipt-page'

createRoot(document.getElementById('root') as HTMLElement).render(<ReceiptPage />)
