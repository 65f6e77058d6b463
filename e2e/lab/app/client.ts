import 'uplot/dist/uPlot.min.css'
import './lab.css'
