import './page-frame.h5.scss'

// A phone of the simulator draws the title bar itself, as WeChat does.
if (window.wxSim) document.documentElement.classList.add('in-phone')
