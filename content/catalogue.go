package content

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync"
)

// A catalogue is a library without its texts in one file, from which a site of 100,000 notes starts
// at once. It is disposable: whatever reads back with doubt is thrown away and the library loaded anew.
//
// It is a header of magic, fingerprint of the Go types and number of shards; the first shard holds what is
// the library's as a whole, each other one shardRecords files. A shard is its length, its CRC-32C, its bytes.
const (
	catalogueMagic = "siaga catalogue 1\n"
	shardRecords   = 2000
	maxShardBytes  = 1 << 30 // a length above this is damage
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// fingerprint changes whenever a field of a type in the catalogue does.
var fingerprint = sync.OnceValue(func() []byte {
	var b strings.Builder
	describe(&b, reflect.TypeFor[record](), map[reflect.Type]bool{})
	describe(&b, reflect.TypeFor[table](), map[reflect.Type]bool{})
	sum := sha256.Sum256([]byte(b.String()))
	return sum[:]
})

// describe writes the structure of a type.
func describe(b *strings.Builder, t reflect.Type, seen map[reflect.Type]bool) {
	fmt.Fprintf(b, "%s ", t)
	if seen[t] {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		describe(b, t.Elem(), seen)
	case reflect.Struct:
		for field := range t.Fields() {
			fmt.Fprintf(b, "%s:", field.Name)
			describe(b, field.Type, seen)
		}
	}
}

// WriteCatalogue writes all of a library but its texts.
func WriteCatalogue(w io.Writer, l *Library) error {
	out := bufio.NewWriter(w)
	shards := (len(l.records) + shardRecords - 1) / shardRecords
	out.WriteString(catalogueMagic)
	out.Write(fingerprint())
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(shards)))
	whole := newWriter()
	order := l.recordOrder()
	whole.library(l, &order)
	writeShard(out, whole.shard())
	for i := range shards {
		c := newWriter()
		part := l.records[i*shardRecords : min((i+1)*shardRecords, len(l.records))]
		slice(c, &part, func(r **record) { c.record(*r) })
		writeShard(out, c.shard())
	}
	return out.Flush() // gives back the first error of all writes
}

func writeShard(out *bufio.Writer, shard []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(shard))))
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.Checksum(shard, castagnoli)))
	out.Write(shard)
}

// recordOrder gives for each document the position of its record.
func (l *Library) recordOrder() []int {
	at := make(map[*Document]int, len(l.records))
	for i, r := range l.records {
		at[r.doc] = i
	}
	order := make([]int, len(l.docs))
	for i, d := range l.docs {
		order[i] = at[d]
	}
	return order
}

// library codes what is no single file's.
func (c *coder) library(l *Library, order *[]int) {
	c.str(&l.Hash)
	slice(c, &l.skipped, c.fault)
	slice(c, &l.clashes, c.fault)
	c.strs(&l.others)
	slice(c, &l.tables, func(t **table) {
		if !c.writing {
			*t = &table{}
		}
		c.tableFile(*t)
	})
	c.ints(order)
}

// ReadCatalogue reads a library that WriteCatalogue wrote. It can be Options.Previous as it is; to serve
// from it, give it its files with WithFS, and WithDefaults what the folder lacks. Any error means that
// the library must be loaded without it.
func ReadCatalogue(r io.Reader) (*Library, error) {
	in := bufio.NewReaderSize(r, 1<<20)
	head := make([]byte, len(catalogueMagic)+sha256.Size+4)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, fmt.Errorf("%w: %w", errCatalogue, err)
	}
	rest, ok := bytes.CutPrefix(head, append([]byte(catalogueMagic), fingerprint()...))
	if !ok {
		return nil, errCatalogue
	}
	whole, err := readShard(in)
	if err != nil {
		return nil, err
	}
	l := &Library{}
	var order []int
	c := newReader(whole)
	if c.library(l, &order); c.failed {
		return nil, errCatalogue
	}
	if err := l.readRecords(in, int(binary.BigEndian.Uint32(rest))); err != nil {
		return nil, err
	}
	return l, l.restore(order)
}

// readShard reads one shard and checks its sum. The strings of the library will point into it.
func readShard(in *bufio.Reader) (string, error) {
	var head [8]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return "", fmt.Errorf("%w: %w", errCatalogue, err)
	}
	n := int64(binary.BigEndian.Uint32(head[:4]))
	if n > maxShardBytes {
		return "", errCatalogue
	}
	var b strings.Builder
	b.Grow(int(min(n, 1<<24))) // a false length must not take the memory
	sum := crc32.New(castagnoli)
	if _, err := io.CopyN(io.MultiWriter(&b, sum), in, n); err != nil {
		return "", fmt.Errorf("%w: %w", errCatalogue, err)
	}
	if sum.Sum32() != binary.BigEndian.Uint32(head[4:]) {
		return "", errCatalogue
	}
	return b.String(), nil
}

// readRecords decodes the shards on all processors while the next ones are read.
func (l *Library) readRecords(in *bufio.Reader, shards int) error {
	type result struct {
		records []*record
		failed  bool
	}
	var (
		wg      sync.WaitGroup
		results []*result
		slots   = make(chan struct{}, runtime.GOMAXPROCS(0))
	)
	defer wg.Wait()
	for range shards {
		shard, err := readShard(in)
		if err != nil {
			return err
		}
		res := &result{}
		results = append(results, res)
		slots <- struct{}{}
		wg.Go(func() {
			res.records, res.failed = decodeShard(shard)
			<-slots
		})
	}
	wg.Wait()
	for _, res := range results {
		if res.failed {
			return errCatalogue
		}
		l.records = append(l.records, res.records...)
	}
	if _, err := in.ReadByte(); !errors.Is(err, io.EOF) {
		return errCatalogue
	}
	return nil
}

func decodeShard(shard string) (records []*record, failed bool) {
	c := newReader(shard)
	slice(c, &records, func(r **record) {
		*r = &record{}
		c.record(*r)
	})
	return records, c.failed || len(c.src) > 0
}

// restore rebuilds what is derived from the records.
func (l *Library) restore(order []int) error {
	docs := make([]*Document, len(order))
	for i, r := range order {
		if r < 0 || r >= len(l.records) || l.records[r].doc == nil {
			return errCatalogue
		}
		docs[i] = l.records[r].doc
	}
	for _, t := range l.tables {
		// The faults are in the table already; those found again are the same.
		t := &table{found: t.found, src: t.src}
		switch t.path {
		case glossaryFile:
			l.Glossary = parseGlossary(t)
		case vocabularyFile:
			l.Vocabulary = parseVocabulary(t)
		}
	}
	l.addDefaults(Options{})
	l.graph = newGraph(docs)
	l.addBacklinks()
	l.collectFaults()
	return nil
}

// WithDefaults gives a copy of the library with the vocabulary and glossary of the options where the folder has none.
func (l *Library) WithDefaults(opt Options) *Library {
	c := *l
	if !l.has(vocabularyFile) {
		c.Vocabulary = nil
	}
	if !l.has(glossaryFile) {
		c.Glossary = nil
	}
	c.addDefaults(opt)
	return &c
}
