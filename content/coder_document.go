package content

func (c *coder) record(r *record) {
	c.found(&r.found)
	c.str(&r.slug)
	c.bool(&r.failed)
	pointer(c, &r.doc, c.document)
	pointer(c, &r.own, c.facets)
	slice(c, &r.faults, c.fault)
	slice(c, &r.assets, c.asset)
	c.strs(&r.deep)
}

func (c *coder) found(f *found) {
	c.str(&f.path)
	c.int64(&f.size)
	c.time(&f.modTime)
}

func (c *coder) fault(f *Fault) {
	c.str(&f.File)
	c.int(&f.Line)
	c.bool(&f.Warning)
	c.str(&f.What)
}

func (c *coder) asset(a *asset) {
	c.str(&a.target)
	c.int(&a.line)
}

func (c *coder) tableFile(t *table) {
	c.found(&t.found)
	src := string(t.src)
	c.str(&src)
	t.src = []byte(src)
	c.bool(&t.failed)
	slice(c, &t.faults, c.fault)
}

func (c *coder) document(d *Document) {
	for _, s := range []*string{
		&d.Folder, &d.Slug, &d.Lang, &d.File, &d.Title, &d.Summary,
		&d.Kind, &d.Evidence, &d.Status, &d.Licence, &d.Revision,
	} {
		c.str(s)
	}
	c.bool(&d.Exercise)
	c.strs(&d.Authors)
	c.facets(&d.Facets)
	c.facts(&d.Facts)
	slice(c, &d.Events, c.event)
	c.strs(&d.Local)
	slice(c, &d.Sources, c.source)
	pointer(c, &d.Origin, c.origin)
	pointer(c, &d.Translation, c.translation)
	c.date(&d.Reviewed)
	pointer(c, &d.Forum, c.forum)
	pointer(c, &d.Region, c.region)
	slice(c, &d.Passages, c.passage)
	slice(c, &d.Links, c.link)
	slice(c, &d.Citations, c.citation)
	c.int(&d.Words)
	c.int64(&d.Size)
	c.time(&d.ModTime)
	c.int(&d.BodyLine)
}

func (c *coder) facets(f *Facets) {
	for _, words := range f.words() {
		c.strs(words)
	}
	c.ints(&f.Sendai)
	c.ints(&f.Essentials)
}

func (c *coder) facts(f *Facts) {
	for _, fact := range []*Fact{
		&f.Size, &f.Cost, &f.Duration, &f.Actors, &f.LegalBasis, &f.Results, &f.Failures, &f.Fits,
	} {
		c.fact(fact)
	}
	slice(c, &f.More, c.namedFact)
}

func (c *coder) namedFact(f *NamedFact) {
	c.str(&f.Name)
	c.fact(&f.Fact)
}

func (c *coder) fact(f *Fact) {
	c.str(&f.Figure)
	c.str(&f.Text)
	c.str(&f.Anchor)
	c.int(&f.Line)
}

func (c *coder) event(e *Event) {
	c.date(&e.Date)
	c.str(&e.Title)
	c.bool(&e.Exercise)
	c.str(&e.Source)
}

func (c *coder) date(d *Date) {
	c.int(&d.Year)
	c.int(&d.Month)
	c.int(&d.Day)
}

func (c *coder) source(s *Source) {
	for _, v := range []*string{
		&s.ID, &s.Type, &s.Title, &s.Author, &s.Publisher, &s.Container, &s.URL, &s.DOI, &s.Note, &s.Lang,
	} {
		c.str(v)
	}
	c.date(&s.Issued)
	c.date(&s.Accessed)
	c.int(&s.Line)
}

func (c *coder) origin(o *Origin) {
	c.str(&o.Site)
	c.str(&o.ID)
	c.str(&o.Revision)
	c.str(&o.Licence)
	c.date(&o.Adapted)
}

func (c *coder) translation(t *TranslationOf) {
	c.str(&t.Lang)
	c.str(&t.Revision)
}

func (c *coder) passage(p *Passage) {
	c.str(&p.Anchor)
	c.str(&p.Heading)
	c.int(&p.Level)
	c.int(&p.Line)
	c.int(&p.Words)
}

func (c *coder) link(l *Link) {
	c.str(&l.ID)
	c.str(&l.Target)
	c.str(&l.Anchor)
	c.int(&l.Line)
}

func (c *coder) citation(x *Citation) {
	c.str(&x.Key)
	c.str(&x.Locator)
	c.int(&x.Line)
}

func (c *coder) forum(f *Forum) {
	c.str(&f.Place)
	slice(c, &f.Dates, c.forumDate)
	c.str(&f.Organiser)
	c.str(&f.Invitation)
	slice(c, &f.Delegation, c.delegate)
	slice(c, &f.Sessions, c.session)
	slice(c, &f.Challenges, c.challenge)
	c.strs(&f.Takeaways)
}

func (c *coder) forumDate(d *ForumDate) {
	c.date(&d.From)
	c.date(&d.To)
	c.str(&d.Text)
	c.str(&d.Source)
	c.str(&d.Note)
}

func (c *coder) delegate(d *Delegate) {
	c.str(&d.Office)
	c.str(&d.Role)
	c.str(&d.Name)
	c.str(&d.Source)
}

func (c *coder) session(s *Session) {
	c.str(&s.Title)
	c.strs(&s.Speakers)
	c.str(&s.Deck)
	c.str(&s.Source)
}

func (c *coder) challenge(x *Challenge) {
	c.str(&x.Title)
	c.str(&x.Text)
	c.strs(&x.Notes)
}

func (c *coder) region(r *Region) {
	c.str(&r.Country)
	c.str(&r.Province)
	c.float(&r.Lat)
	c.float(&r.Lon)
	c.bool(&r.HasPoint)
	c.fact(&r.Population)
}
