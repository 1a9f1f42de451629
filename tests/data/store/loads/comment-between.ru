load #x
<TRAP> into graph <a:g>
