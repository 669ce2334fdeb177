from local_model import LocalModel

models = [dict(type=LocalModel, abbr='a-model', path='a-model', max_seq_len=4096, max_out_len=64, batch_size=8)]
