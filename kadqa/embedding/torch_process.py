"""The subprocess that holds torch: loads one model and embeds what comes over its pipe (see `worker`).

The only module that imports torch, transformers and sentence_transformers: that takes five seconds and 500 MB.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from kadqa.embedding.weights import Weights, read_weights

CHUNK = 128
"""Texts between two messages: a second or a few of work, so that a stopped build loses little."""
BATCH = 8
"""Texts of a batch: on a processor small batches of like length are quickest."""
E5_NAME = re.compile(r"(^|[/\\])(multilingual-)?e5-(small|base|large)(-v2)?$")
"""E5 models, which want prefixes but do not say so in their files: "intfloat/multilingual-e5-small"."""
E5_PROMPTS = {"query": "query: ", "passage": "passage: "}
LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def bert_name(name: str) -> str:
    """The name of a tensor in BERT's state: "l3.ao.w" -> "encoder.layer.3.attention.output.dense.weight"."""
    if name in EMBEDDING_NAMES:
        return EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{'weight' if kind == 'w' else 'bias'}"


def quick_bf16() -> bool:
    """Whether this processor multiplies bfloat16 itself; where it only emulates it, float32 is quicker."""
    import torch

    has = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(has and has())


def tokenizer_of(weights: Weights) -> Any:
    """The Unigram tokenizer, without special tokens and without truncation."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.Unigram(list(weights.pieces), unk_id=weights.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    return tokenizer


def bert_of(weights: Weights) -> Any:
    """The network, its weights taken over without a copy; bfloat16 where the processor is quick at it."""
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.ffn,
        vocab_size=weights.vocab,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.types,
        layer_norm_eps=weights.eps,
        pad_token_id=weights.pad,
    )
    with torch.device("meta"):
        bert = BertModel(config, add_pooling_layer=False)
    shapes = {name: value.shape for name, value in bert.state_dict().items()}
    state = {}
    for name, values in weights.tensors.items():
        target = bert_name(name)
        state[target] = torch.from_numpy(values).view(shapes[target])
    bert.load_state_dict(state, assign=True)
    # Buffers are in no state, so they are still without content.
    bert.embeddings.position_ids = torch.arange(weights.positions)[None]
    bert.embeddings.token_type_ids = torch.zeros(1, weights.positions, dtype=torch.long)
    bert.eval()
    return bert.to(torch.bfloat16) if quick_bf16() else bert


def load_bundled(path: Path) -> Any:
    """The bundled model as a SentenceTransformer, made in memory from the weight file.

    A text of more tokens than the model has positions goes through it in windows, whose tokens are
    then averaged together, as the C engine does it.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import InputModule
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

    weights = read_weights(path)
    room = weights.positions - 2

    class Bundled(InputModule):  # type: ignore[misc]
        """Texts to token vectors."""

        def __init__(self) -> None:
            super().__init__()
            self.tokenizer = tokenizer_of(weights)
            self.bert = bert_of(weights)

        def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, Any]:
            found = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs], add_special_tokens=False)
            windows = [
                (text, [weights.bos, *encoding.ids[at : at + room], weights.eos])
                for text, encoding in enumerate(found)
                for at in range(0, max(1, len(encoding.ids)), room)
            ]
            longest = max(len(ids) for _, ids in windows)
            return {
                "input_ids": torch.tensor([ids + [weights.pad] * (longest - len(ids)) for _, ids in windows]),
                "attention_mask": torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for _, ids in windows]),
                "text_of_window": torch.tensor([text for text, _ in windows]),
            }

        def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
            mask, text_of = features["attention_mask"], features["text_of_window"]
            tokens = self.bert(input_ids=features["input_ids"], attention_mask=mask).last_hidden_state.float()
            if len(text_of) > int(text_of[-1]) + 1:
                parts = [tokens[text_of == text][mask[text_of == text] > 0] for text in range(int(text_of[-1]) + 1)]
                tokens = torch.nn.utils.rnn.pad_sequence(parts, batch_first=True)
                mask = torch.nn.utils.rnn.pad_sequence([torch.ones(len(p), dtype=torch.long) for p in parts], True)
            return features | {"token_embeddings": tokens, "attention_mask": mask}

        def save(self, *_: Any, **__: Any) -> None:
            raise NotImplementedError("the bundled model stays in its package")

        def get_embedding_dimension(self) -> int:
            return weights.hidden

    modules = [Bundled(), Pooling(weights.hidden, "mean"), Normalize()]
    return SentenceTransformer(modules=modules, device="cpu", prompts=E5_PROMPTS)


def load(model: str, weights: str | None) -> Any:
    """The bundled model from its weight file, any other by its name or folder: from disk if it is there."""
    if weights is not None:
        return load_bundled(Path(weights))
    from sentence_transformers import SentenceTransformer

    prompts = E5_PROMPTS if E5_NAME.search(model) else None
    try:
        # What was fetched once is taken as it is: quick, the same at every start, and without internet.
        return SentenceTransformer(model, device="cpu", prompts=prompts, local_files_only=True)
    except (OSError, ValueError):
        if Path(model).exists():
            raise
        return SentenceTransformer(model, device="cpu", prompts=prompts)


def prompt_of(prompts: Mapping[str, str], *, question: bool) -> str:
    """The model's prompt for questions or passages, "" if it defines none.

    The library enters an empty "document" into every model's prompts, which would hide a model's own "passage".
    """
    names = ("query",) if question else ("document", "passage", "corpus")
    return next((prompts[name] for name in names if prompts.get(name)), "")


def encoder(transformer: Any, *, question: bool) -> Callable[[list[str]], Any]:
    """Texts to unit vectors, shape (n, dim), float32, each with its prompt."""
    encode = transformer.encode_query if question else transformer.encode_document
    prompt = prompt_of(transformer.prompts, question=question)

    def run(texts: list[str]) -> Any:
        vectors = encode(texts, prompt=prompt, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.ascontiguousarray(vectors, np.float32)

    return run


def serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answer requests until the pipe is closed."""

    def say(message: dict[str, Any], data: bytes = b"") -> None:
        answered.write(json.dumps(message).encode("ascii") + b"\n" + data)
        answered.flush()

    task = json.loads(asked.readline())
    try:
        transformer = load(task["model"], task["weights"])
        dim = encoder(transformer, question=True)([""]).shape[1]
    except Exception as error:
        say({"error": f"{type(error).__name__}: {error}", "loading": True})
        return
    say({"dim": dim})
    for line in asked:
        request = json.loads(line)
        texts: list[str] = request["texts"]
        encode = encoder(transformer, question=request["question"])
        # Longest first: texts of like length share a batch without padding, and memory runs out early or never.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        try:
            for start in range(0, len(order), CHUNK):
                at = order[start : start + CHUNK]
                data = encode([texts[i] for i in at]).tobytes()
                say({"at": at, "bytes": len(data)}, data)
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}", "loading": False})
            return
        say({"done": True})


def main() -> None:
    """Run as a subprocess: requests on standard input, answers on what was standard output."""
    # The terminal's Ctrl-C reaches the whole group; the parent stops this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answered = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    serve(sys.stdin.buffer, answered)


if __name__ == "__main__":
    main()
