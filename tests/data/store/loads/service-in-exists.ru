DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER EXISTS { SERVICE SILENT <TRAP> { ?a ?b ?c } } }
