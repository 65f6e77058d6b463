import './styles/index.css'
import { startThemeToggle } from './theme.ts'

startThemeToggle()
